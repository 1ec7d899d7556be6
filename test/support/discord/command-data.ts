import type { Acting } from './acting.js'
import {
  type AttachedFile,
  attachmentPayload,
  isAttachedFile,
  storeAttachment,
} from './attachments.js'
import type { CommandBody } from './bodies.js'
import { memberPayload, userPayload } from './payloads.js'
import type { DiscordState, User } from './state.js'

export type OptionValue = string | number | boolean | AttachedFile | User

/** A slash command as a person gives it. */
export interface CommandGiven extends Acting {
  /** With its group and subcommand, e.g. `corpus add`. */
  command: string
  options?: Record<string, OptionValue>
}

/** An option of a command that is being typed, with the values of the other options. */
export interface AutocompleteGiven extends CommandGiven {
  option: string
  /** The text typed so far. */
  value: string
}

interface Option {
  name: string
  type: number
  value?: string | number | boolean
  focused?: boolean
  options?: Option[]
}

const optionType = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  number: 10,
  attachment: 11,
} as const

/** Returns the data of an interaction for a command, or for its autocomplete. */
export function commandData(
  state: DiscordState,
  channelId: string,
  given: CommandGiven | AutocompleteGiven,
): object {
  const [name = '', ...path] = given.command.split(' ')
  const registered = state.command(name, 1)
  const declared = optionsAt(registered?.options ?? [], path)
  const resolved: Resolved = { attachments: {}, users: {}, members: {} }
  const options: Option[] = Object.entries(given.options ?? {}).map(([option, value]) => ({
    name: option,
    type: declared.find((other) => other.name === option)?.type ?? typeOf(value),
    value: resolve(state, channelId, value, resolved),
  }))
  if ('option' in given) options.push(focused(given, declared, registered !== undefined))
  return {
    id: registered?.id ?? state.snowflake(),
    name,
    type: 1,
    options: nested(path, options),
    ...(Object.values(resolved).some((kind) => Object.keys(kind).length > 0) ? { resolved } : {}),
  }
}

type Resolved = Record<'attachments' | 'users' | 'members', Record<string, object>>

/** Returns the options declared for a subcommand, or for the command itself. */
function optionsAt(options: CommandBody[], path: string[]): CommandBody[] {
  const [first, ...rest] = path
  if (first === undefined) return options
  return optionsAt(options.find(({ name }) => name === first)?.options ?? [], rest)
}

/** Nests options inside the subcommand, and that inside its group. */
function nested(path: string[], options: Option[]): Option[] {
  return [...path].reverse().reduce<Option[]>((held, name, depth) => {
    const type = depth === 0 ? optionType.subcommand : optionType.group
    return [{ name, type, options: held }]
  }, options)
}

function typeOf(value: OptionValue): number {
  if (typeof value === 'boolean') return optionType.boolean
  if (typeof value === 'number') {
    return Number.isInteger(value) ? optionType.integer : optionType.number
  }
  if (typeof value === 'string') return optionType.string
  return isAttachedFile(value) ? optionType.attachment : optionType.user
}

/** Returns the value as it is sent: the id for files and persons, with the rest in `resolved`. */
function resolve(
  state: DiscordState,
  channelId: string,
  value: OptionValue,
  resolved: Resolved,
): string | number | boolean {
  if (typeof value !== 'object') return value
  if (isAttachedFile(value)) {
    const attachment = storeAttachment(state, channelId, value)
    resolved.attachments[attachment.id] = attachmentPayload(attachment)
    return attachment.id
  }
  resolved.users[value.id] = userPayload(value)
  resolved.members[value.id] = { ...memberPayload(state, value), user: undefined }
  return value.id
}

/** Discord asks for suggestions only if the command declares autocomplete. */
function focused(
  { command, option: name, value }: AutocompleteGiven,
  declared: CommandBody[],
  isRegistered: boolean,
): Option {
  const declaration = declared.find((option) => option.name === name)
  if (isRegistered && !declaration?.autocomplete) {
    throw new Error(`/${command} suggests nothing for ${name}`)
  }
  return { name, type: declaration?.type ?? optionType.string, value, focused: true }
}
