import type { Choice, CommandBody } from './bodies.js'
import { type FieldError, invalidBody, required, tooLong } from './refusal.js'

const commandLimit = 8000
const commandsLimit = 100
const choiceValueLimit = 100
const menuNameLimit = 32
// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
const commandName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
/** The types of user and message menu commands. */
const menuTypes = [2, 3]

/** Refuses commands whose names, order of options or total length Discord would reject. */
export function checkCommandLimits(commands: CommandBody[]): void {
  const errors: FieldError[] = []
  if (commands.length > commandsLimit) errors.push(tooLong([], commandsLimit))
  const names = new Set<string>()
  for (const [index, command] of commands.entries()) {
    errors.push(
      ...(menuTypes.includes(command.type ?? 1)
        ? menuErrors(command, [index])
        : commandErrors(command, [index])),
    )
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
    errors.push(required([...path, 'description']))
  }
  for (const [index, { value }] of (command.choices ?? []).entries()) {
    if (String(value).length > choiceValueLimit) {
      errors.push(tooLong([...path, 'choices', index, 'value'], choiceValueLimit))
    }
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

/** Refuses suggestions that are too long; the OpenAPI description limits their number. */
export function checkChoices(choices: (Choice | null)[]): void {
  const errors = choices.flatMap((choice, index) =>
    String(choice?.value ?? '').length > choiceValueLimit
      ? [tooLong(['data', 'choices', index, 'value'], choiceValueLimit)]
      : [],
  )
  if (errors.length > 0) throw invalidBody(errors)
}

/** Menu commands may have any kind of name, but have neither description nor options. */
function menuErrors(command: CommandBody, path: PropertyKey[]): FieldError[] {
  const errors: FieldError[] = []
  for (const name of [command.name, ...Object.values(command.name_localizations ?? {})]) {
    if (name.length > menuNameLimit) errors.push(tooLong([...path, 'name'], menuNameLimit))
  }
  for (const field of ['description', 'options'] as const) {
    if (!command[field]?.length) continue
    errors.push({
      path: [...path, field],
      code: 'APPLICATION_COMMAND_INVALID_FIELD',
      message: 'Context menu commands cannot have this field',
    })
  }
  return errors
}

/** Returns the total length of names, descriptions and values; for localised texts the longest counts. */
function commandLength(command: CommandBody): number {
  const longest = (
    text: string | null | undefined,
    localised: Record<string, string> | null | undefined,
  ) => Math.max(0, ...[text ?? '', ...Object.values(localised ?? {})].map(({ length }) => length))
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
