import { describe, expect, it } from 'vitest'
import { type CommandName, typed } from '../../../src/bot/messages/commands/words.js'
import { wordsIn } from '../../../src/bot/messages/words-in.js'
import { type Locale, locales } from '../../../src/wording/locale.js'
import type { CommandBody } from '../../support/discord/bodies.js'
import { runBot } from './running-bot.js'

const discordLocales: Record<Locale, string> = {
  'zh-CN': 'zh-CN',
  'zh-TW': 'zh-TW',
  en: 'en-US',
}
/** A subcommand, and a group of them. */
const PARTS = [1, 2]

/** Returns the path to each command and its parts, by their names. */
async function registered(): Promise<Map<string, CommandBody[]>> {
  const { server } = await runBot()
  const slash = (server.state.commands.get('global') ?? []).filter(({ type }) => (type ?? 1) === 1)
  const withParts = (path: CommandBody[]): [string, CommandBody[]][] => {
    const parts = (path.at(-1)?.options ?? []).filter(({ type }) => PARTS.includes(type ?? 0))
    return [
      [path.map(({ name }) => name).join(' '), path],
      ...parts.flatMap((part) => withParts([...path, part])),
    ]
  }
  return new Map(slash.flatMap((command) => withParts([command])))
}

describe('the names by which messages call commands', () => {
  it('are those under which all of them are registered, in three languages', async () => {
    const commands = await registered()
    const { checkMenu: _, ...named } = wordsIn('en').commands
    expect(Object.keys(named).sort()).toEqual([...commands.keys()].sort())
    for (const locale of locales) {
      const command = typed(wordsIn(locale).commands)
      for (const [name, path] of commands) {
        const shown = path.map((each) => each.name_localizations?.[discordLocales[locale]])
        expect(command(name as CommandName)).toBe(`/${shown.join(' ')}`)
      }
    }
  })

  it.each(['zh-CN', 'zh-TW'] as const)('leave no English one to a client in %s', (locale) => {
    const english = new RegExp(`/(?:${Object.keys(wordsIn('en').commands).join('|')})\\b`)
    const said = (words: object): string[] =>
      Object.values(words).flatMap((word: unknown) => {
        if (typeof word === 'string') return [word]
        if (typeof word === 'function') {
          // A word that cannot be said of such things names no command either.
          try {
            return [String(word('x', 1, 2, 3, 4))]
          } catch {
            return []
          }
        }
        return word && typeof word === 'object' ? said(word) : []
      })
    const all = said(wordsIn(locale))
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter((text) => english.test(text))).toEqual([])
    expect(wordsIn(locale).moderation.noIndex).toContain(
      typed(wordsIn(locale).commands)('corpus refresh'),
    )
  })
})
