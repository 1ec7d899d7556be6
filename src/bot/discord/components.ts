import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js'

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** A button; what it does is said in its id: `action:argument:argument`. */
export function button(
  customId: string,
  label: string,
  style: Exclude<ButtonStyle, ButtonStyle.Link | ButtonStyle.Premium> = ButtonStyle.Secondary,
): APIButtonComponent {
  const isEmoji = /^\p{Extended_Pictographic}$/u.test(label)
  const face = isEmoji ? { emoji: { name: label } } : { label }
  return { type: ComponentType.Button, custom_id: customId, style, ...face }
}

export function row(...components: APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components }
}

export function choice(
  customId: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
  most = 1,
): Row {
  return row({
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    options: options.slice(0, 25),
    max_values: Math.min(most, options.length),
  })
}

/** The parts of a component's id. */
export function partsOf(customId: string): [action: string, ...given: string[]] {
  return customId.split(':') as [string, ...string[]]
}
