import type { CommandBody, Embed, MessageBody } from './bodies.js'
import { emptyMessage, type FieldError, invalidBody } from './refusal.js'

// Limits that Discord's OpenAPI description does not state, or states only for paying users.
const contentLimit = 2000
const embedsTotalLimit = 6000
const commandLimit = 8000
const commandsLimit = 100
// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** Refuses a message that breaks a limit of the platform. */
export function checkMessageLimits(message: MessageBody, rule: { mayBeEmpty: boolean }): void {
  const { content, embeds, components } = message
  const errors: FieldError[] = []
  if ((content?.length ?? 0) > contentLimit) {
    errors.push(tooLong(['content'], contentLimit))
  }
  const total = (embeds ?? []).reduce((sum, embed) => sum + embedLength(embed), 0)
  if (total > embedsTotalLimit) {
    errors.push({
      path: ['embeds'],
      code: 'MAX_EMBED_SIZE_EXCEEDED',
      message: `Embed size exceeds maximum size of ${embedsTotalLimit}`,
    })
  }
  for (const [index, embed] of (embeds ?? []).entries()) {
    errors.push(...emptyParts(embed, ['embeds', index]))
  }
  if (errors.length > 0) throw invalidBody(errors)
  const isEmpty = !content && !embeds?.length && !components?.length
  if (isEmpty && !rule.mayBeEmpty) throw emptyMessage()
}

/** Refuses commands whose names, order of options or total length Discord would not take. */
export function checkCommandLimits(commands: CommandBody[]): void {
  const errors: FieldError[] = []
  if (commands.length > commandsLimit) errors.push(tooLong([], commandsLimit))
  const names = new Set<string>()
  for (const [index, command] of commands.entries()) {
    errors.push(...commandErrors(command, [index]))
    if (names.has(`${command.type ?? 1} ${command.name}`)) {
      errors.push({
        path: [index],
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
        message: 'Application command names must be unique',
      })
    }
    names.add(`${command.type ?? 1} ${command.name}`)
    if (commandLength(command) > commandLimit) {
      errors.push({
        path: [index],
        code: 'APPLICATION_COMMAND_TOO_LARGE',
        message: `Command exceeds maximum size (${commandLimit})`,
      })
    }
  }
  if (errors.length > 0) throw invalidBody(errors)
}

function commandErrors(command: CommandBody, path: PropertyKey[]): FieldError[] {
  const errors: FieldError[] = []
  for (const name of [command.name, ...Object.values(command.name_localizations ?? {})]) {
    if (!commandName.test(name) || name !== name.toLowerCase()) {
      errors.push({
        path: [...path, 'name'],
        code: 'APPLICATION_COMMAND_INVALID_NAME',
        message: 'Command name is invalid',
      })
    }
  }
  if (!command.description) {
    errors.push({
      path: [...path, 'description'],
      code: 'BASE_TYPE_REQUIRED',
      message: 'This field is required',
    })
  }
  const options = command.options ?? []
  const firstOptional = options.findIndex((option) => option.required !== true)
  if (firstOptional >= 0 && options.slice(firstOptional).some((option) => option.required)) {
    errors.push({
      path: [...path, 'options'],
      code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
      message: 'Required options must be placed before non-required options',
    })
  }
  return errors.concat(
    options.flatMap((option, index) => commandErrors(option, [...path, 'options', index])),
  )
}

/** Names, descriptions and values; of localised texts the longest counts. */
function commandLength(command: CommandBody): number {
  const longest = (text: string | undefined, localised: Record<string, string> | undefined) =>
    Math.max(0, ...[text ?? '', ...Object.values(localised ?? {})].map(({ length }) => length))
  const own =
    longest(command.name, command.name_localizations) +
    longest(command.description, command.description_localizations)
  const choices = (command.choices ?? []).reduce(
    (sum, { name, value, name_localizations: localised }) =>
      sum + longest(name, localised) + String(value).length,
    0,
  )
  return (command.options ?? []).reduce((sum, option) => sum + commandLength(option), own + choices)
}

function embedLength({ title, description, fields, footer, author }: Embed): number {
  const texts = [title, description, footer?.text, author?.name]
  for (const { name, value } of fields ?? []) texts.push(name, value)
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
}

function emptyParts(embed: Embed, path: PropertyKey[]): FieldError[] {
  const required = (at: PropertyKey[]) => ({
    path: at,
    code: 'BASE_TYPE_REQUIRED',
    message: 'This field is required',
  })
  const errors = (embed.fields ?? []).flatMap(({ name, value }, index) => [
    ...(name === '' ? [required([...path, 'fields', index, 'name'])] : []),
    ...(value === '' ? [required([...path, 'fields', index, 'value'])] : []),
  ])
  if (embedLength(embed) === 0) errors.push(required([...path, 'description']))
  return errors
}

function tooLong(path: PropertyKey[], limit: number): FieldError {
  return {
    path,
    code: 'BASE_TYPE_MAX_LENGTH',
    message: `Must be ${limit} or fewer in length.`,
  }
}
