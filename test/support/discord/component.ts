import type { Component } from './bodies.js'

// https://discord.com/developers/docs/components/reference#component-object-component-types
export const componentType = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  textDisplay: 10,
  label: 18,
} as const
export const linkStyle = 5

/** Returns all components, each followed by those inside it, in the order in which they are shown. */
export function flatten(components: readonly Component[]): Component[] {
  return components.flatMap((component) => {
    const { components: rows = [], component: labelled, accessory } = component
    const held = [...rows, ...(labelled ? [labelled] : []), ...(accessory ? [accessory] : [])]
    return [component, ...flatten(held)]
  })
}

/** Returns the label of a button; its emoji if it has no label. */
export function labelOf({ label, emoji }: Component): string {
  return label || (emoji?.name ?? '')
}
