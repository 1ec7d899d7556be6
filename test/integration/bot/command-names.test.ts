import { describe, expect, it } from 'vitest'
import { commandNames, typedIn } from '../../../src/bot/command-names.js'
import { type BotLocale, locales } from '../../../src/bot/locale.js'
import { faultIn } from '../../../src/bot/messages/faults.js'
import { messagesIn } from '../../../src/bot/messages/messages.js'
import { moderationWordsIn } from '../../../src/bot/messages/moderation/words.js'
import type { CommandBody } from '../../support/discord/bodies.js'
import { runBot } from './running-bot.js'

const discordLocales: Record<BotLocale, string> = {
  'zh-CN': 'zh-CN',
  'zh-TW': 'zh-TW',
  en: 'en-US',
}
const SUBCOMMAND = 1

async function registered(): Promise<Map<string, CommandBody[]>> {
  const { server } = await runBot()
  const slash = (server.state.commands.get('global') ?? []).filter(({ type }) => (type ?? 1) === 1)
  return new Map(
    slash.flatMap((command): [string, CommandBody[]][] => {
      const subcommands = (command.options ?? []).filter(({ type }) => type === SUBCOMMAND)
      return [
        [command.name, [command]],
        ...subcommands.map((each): [string, CommandBody[]] => [
          `${command.name} ${each.name}`,
          [command, each],
        ]),
      ]
    }),
  )
}

describe('the names by which messages call commands', () => {
  it('are those under which all of them are registered, in three languages', async () => {
    const commands = await registered()
    expect(Object.keys(commandNames).sort()).toEqual([...commands.keys()].sort())
    for (const locale of locales) {
      const typed = typedIn(locale)
      for (const [name, path] of commands) {
        const shown = path.map((each) => each.name_localizations?.[discordLocales[locale]])
        expect(typed(name as keyof typeof commandNames)).toBe(`/${shown.join(' ')}`)
      }
    }
  })

  it.each(['zh-CN', 'zh-TW'] as const)('leave no English one to a client in %s', (locale) => {
    const english = new RegExp(`/(?:${Object.keys(commandNames).join('|')})\\b`)
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
    const all = [...said(messagesIn(locale)), ...said(moderationWordsIn(locale))]
    const codes = ['index_missing', 'index_corrupt', 'version_missing', 'corpus_empty'] as const
    all.push(...codes.map((code) => faultIn(locale, code, null) ?? ''))
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter((text) => english.test(text))).toEqual([])
    expect(moderationWordsIn(locale).noIndex).toContain(typedIn(locale)('corpus refresh'))
  })
})
