import type { CommandBody } from '../discord/bodies.js'
import type { DiscordServer } from '../discord/index.js'
import type { Shown } from '../discord/shown.js'

const locale = 'zh-CN'

/** Throws unless a person sees this text, in the message or on a button. */
export function findIn({ lines, buttons, selects }: Shown, wanted: string): void {
  const seen = [...lines, ...buttons, ...Object.values(selects).flat()]
  if (seen.some((line) => line.includes(wanted))) return
  throw new Error(`nothing leads to ${wanted}:\n${seen.join('\n')}`)
}

/** Returns the names of a slash command and its options as a person's Discord shows them. */
export function localisedNames(
  server: DiscordServer,
  command: string,
): { command: string; options: Map<string, string> } {
  const [first = '', ...path] = command.split(' ')
  let at: CommandBody | undefined = server.state.command(first, 1)
  const names = [localName(at, first)]
  for (const name of path) {
    at = at?.options?.find((option) => option.name === name)
    names.push(localName(at, name))
  }
  const options = (at?.options ?? []).map(
    (each) => [each.name, localName(each, each.name)] as const,
  )
  return { command: `/${names.join(' ')}`, options: new Map(options) }
}

function localName(named: CommandBody | undefined, otherwise: string): string {
  return named?.name_localizations?.[locale] ?? otherwise
}
