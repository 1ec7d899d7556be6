import { expect, it } from 'vitest'
import type { CorpusPlan } from '../../../../src/app.js'
import { newAnswer, unanswered } from '../../../support/state/answered-examples.js'
import { moderatedBot } from './moderated-bot.js'

/** As long as it may be, and nothing but what has to be escaped. */
const nasty = (n: number) => `${own(n)}${'*_'.repeat(60)}`

/** Letters that no other number has. */
const own = (n: number) => String.fromCodePoint(...[0, 1, 2].map((i) => 0x4e00 + 40 * n + i))

const locales = [
  ['zh-CN', /^……另有 (\d+) 项$/],
  ['zh-TW', /^……另有 (\d+) 項$/],
  ['en-US', /^… and (\d+) more$/],
] as const

it.each(locales)(
  'gaps are listed whole, as many as fit, and those can be chosen: %s',
  async (locale, more) => {
    const bot = await moderatedBot()
    const { server, moderator: user, on } = bot
    const state = await on.app.state()
    const keep = (question: string) => state.keep(newAnswer({ question, answer: unanswered }))
    for (let n = 0; n < 30; n++) await keep(nasty(n))
    const listed = server.interaction({ command: 'gaps', user, locale })
    await listed.answered
    const { lines, selects } = server.shown(listed)
    const entries = lines.filter((line) => /^\d+\. /.test(line))
    const last = lines.at(-2) ?? ''
    for (const entry of entries) expect(entry).toMatch(/^\d+\. \*\*.*…\*\*.* · <t:\d+:f> · .+$/)
    expect(entries.length).toBeGreaterThan(10)
    expect(Object.values(selects)[0]).toHaveLength(entries.length)
    expect(entries.length + Number(more.exec(last)?.[1])).toBe(30)
    expect(server.failures).toEqual([])
  },
)

it('25 gaps can be chosen at once where they are short', async () => {
  const bot = await moderatedBot()
  const { server, moderator: user, on } = bot
  const state = await on.app.state()
  for (let n = 0; n < 26; n++) {
    await state.keep(newAnswer({ question: own(n), answer: unanswered }))
  }
  const listed = server.interaction({ command: 'gaps', user })
  await listed.answered
  expect(server.shown(listed).selects.选出已处理的).toHaveLength(25)
  expect(server.shown(listed).lines).toContain('……另有 1 项')
  expect(server.failures).toEqual([])
})

it.each(locales)('the history is shown in whole lines: %s', async (locale, more) => {
  const bot = await moderatedBot()
  const { server, moderator: user, on } = bot
  const state = await on.app.state()
  for (let n = 0; n < 10; n++) {
    const at = new Date(1e12 + n).toISOString()
    const entry = { user: nasty(n).repeat(2), action: 'corpus.add', outcome: 'done' } as const
    await state.audit({ ...entry, at, detail: nasty(n) })
  }
  const shown = server.interaction({ command: 'corpus history', user, locale })
  await shown.answered
  const { lines } = server.shown(shown)
  const entries = lines.filter((line) => line.startsWith('· <t:'))
  for (const entry of entries) expect(entry).toMatch(/^· <t:\d+:f> .*…[)）]$/)
  expect(entries.length).toBeGreaterThan(3)
  expect(entries.length + Number(more.exec(lines.at(-1) ?? '')?.[1])).toBe(10)
  expect(server.failures).toEqual([])
})

it.each(locales)('a plan is shown in whole lines, some of each kind: %s', async (locale, more) => {
  const article = (n: number) => ({
    ...{ id: String(n), title: nasty(n), file: nasty(n), source: nasty(n) },
    ...{ published: '2024-05-18', url: null },
  })
  const all = Array.from({ length: 12 }, (_, n) => article(n))
  const plan: CorpusPlan = {
    ...{
      digest: 'x',
      indexVersion: 'v',
      unchanged: 0,
      files: { added: [], changed: [], removed: [], unchanged: 0 },
    },
    ...{ added: all, changed: all, removed: all },
    copies: all.map((one) => ({ article: one, of: one, ofOrigin: 2 })),
    rejected: all.map(({ file }) => ({ file, reason: { code: 'told', text: nasty(1) } })),
    unsettled: all.map(({ file }) => ({
      file,
      reason: { code: 'told', text: nasty(1) },
      articles: 2,
    })),
  }
  const bot = await moderatedBot({ service: { plan: async () => plan } })
  const { server, moderator: user } = bot
  const shown = server.interaction({ command: 'corpus refresh', user, locale })
  await shown.answered
  const { lines } = server.shown(shown)
  const titles = lines.filter((line) => /^\*\*[^\\]+\*\*$/.test(line))
  expect(titles).toHaveLength(6)
  expect(lines.filter((line) => more.test(line))).toHaveLength(6)
  for (const line of lines.filter((each) => each.startsWith('· '))) {
    expect(line).toMatch(/2024-05-18$|…$|[篇y]$/)
  }
  expect(server.failures).toEqual([])
})
