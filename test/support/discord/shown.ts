import type { Component, Embed } from './bodies.js'
import { componentType, flatten, labelOf, linkStyle } from './component.js'
import { isEphemeral, messageFlag } from './flags.js'
import type { StoredMessage } from './state.js'

/** A message as a person sees it. */
export interface Shown {
  /** Content, embeds and text displays, in this order. */
  text: string
  /** The text's lines, then each row of buttons as 〔a〕〔b〕 and each select as 〔a ▾〕. */
  lines: string[]
  /** The labels of the enabled buttons. */
  buttons: string[]
  /** The labels of the disabled buttons. */
  disabled: string[]
  /** The addresses of link buttons, by their labels. */
  links: Record<string, string>
  /** The labels of the options of each select, by its placeholder. */
  selects: Record<string, string[]>
  /** The names of its files. */
  files: string[]
  /** Whether only the person whom it answers sees it. */
  ephemeral: boolean
  /** Whether it only shows that the bot is thinking. */
  thinking: boolean
}

export function shownMessage(message: StoredMessage): Shown {
  const { content, embeds, attachments, flags } = message
  const components = flatten(message.components)
  const ofType = (type: number) => components.filter((component) => component.type === type)
  const buttons = ofType(componentType.button)
  const links = buttons.filter(({ style }) => style === linkStyle)
  const pressable = buttons.filter(({ style }) => style !== linkStyle)
  const displays = ofType(componentType.textDisplay).map((display) => display.content ?? '')
  const text = [content, ...embeds.map(embedText), ...displays].filter(Boolean).join('\n')
  const selects = ofType(componentType.stringSelect)
  return {
    text,
    lines: [...(text ? text.split('\n') : []), ...rowLines(components)],
    buttons: pressable.filter(({ disabled }) => !disabled).map(labelOf),
    disabled: pressable.filter(({ disabled }) => disabled).map(labelOf),
    links: Object.fromEntries(links.map((link) => [labelOf(link), link.url ?? ''])),
    selects: Object.fromEntries(selects.map((select) => [nameOf(select), optionsOf(select)])),
    files: attachments.map(({ filename }) => filename),
    ephemeral: isEphemeral(message),
    thinking: (flags & messageFlag.loading) !== 0,
  }
}

function embedText({ author, title, description, fields, footer }: Embed): string {
  const named = (fields ?? []).flatMap(({ name, value }) => [name, value])
  return [author?.name, title, description, ...named, footer?.text].filter(Boolean).join('\n')
}

function rowLines(components: Component[]): string[] {
  return components
    .filter(({ type }) => type === componentType.row)
    .map((row) => (row.components ?? []).map(controlText).join(''))
}

function controlText(control: Component): string {
  return control.type === componentType.button
    ? `〔${labelOf(control)}〕`
    : `〔${nameOf(control)} ▾〕`
}

function nameOf({ placeholder, custom_id: id }: Component): string {
  return placeholder || (id ?? '')
}

function optionsOf({ options = [] }: Component): string[] {
  return options.map(({ label }) => label)
}
