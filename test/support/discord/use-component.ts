import type { Component } from './bodies.js'
import { componentType, flatten, labelOf, linkStyle } from './component.js'
import type { StoredMessage } from './state.js'

/** Returns the data of pressing a button, identified by its custom_id or label. */
export function pressData(message: StoredMessage, name: string): object {
  const buttons = flatten(message.components).filter(
    ({ type, style }) => type === componentType.button && style !== linkStyle,
  )
  const button = enabled(buttons, name, message)
  return { custom_id: button.custom_id, component_type: button.type }
}

/** Returns the data of choosing options of a select, each identified by its value or label. */
export function selectData(message: StoredMessage, name: string, chosen: string[]): object {
  const selects = flatten(message.components).filter(
    ({ type }) => type === componentType.stringSelect,
  )
  const select = enabled(selects, name, message)
  const values = chosen.map((option) => {
    const found = select.options?.find(({ label, value }) => value === option || label === option)
    if (!found) throw new Error(`the select ${name} has no option ${option}`)
    return found.value
  })
  const { min_values: least, max_values: most } = select
  if (values.length < (least ?? 1) || values.length > (most ?? 1)) {
    throw new Error(`the select ${name} does not take ${values.length} options`)
  }
  return { custom_id: select.custom_id, component_type: select.type, values }
}

function enabled(components: Component[], name: string, { id }: StoredMessage): Component {
  const found =
    components.find((component) => component.custom_id === name) ??
    components.find((component) => (labelOf(component) || component.placeholder) === name)
  const names = components.map((component) => labelOf(component) || component.placeholder)
  if (!found) throw new Error(`message ${id} has no ${name}, but: ${names.join(', ')}`)
  if (found.disabled) throw new Error(`${name} of message ${id} is disabled`)
  return found
}
