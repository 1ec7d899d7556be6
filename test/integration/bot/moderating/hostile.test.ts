import { expect, it } from 'vitest'
import { newAnswer, unanswered } from '../../../support/state/answered-examples.js'
import { memoryState } from '../../../support/state/memory-state.js'
import { type ModeratedBot, moderatedBot } from './moderated-bot.js'

const nasty = '@everyone [点](https://evil.example) **粗** ||藏|| <@1>'
/** What a file may be called where `/` separates folders. */
const nastyName = '@everyone [点](evil.example) **粗**.md'
/** Anything in it that would notify, link, hide or format. */
const acts = /@everyone|(?<!\\)\[点|https:\/\/evil|(?<![\\*])\*\*粗|(?<!\\)\|\|藏|(?<!\\)<@1>/

const nastyArticle = (text: string) =>
  [
    '---',
    `title: ${JSON.stringify(nasty)}`,
    `source: ${JSON.stringify(nasty)}`,
    '---',
    '',
    text,
    '',
  ].join('\n')

function moderate({ server, moderator: user }: ModeratedBot) {
  return async (command: string, options: Record<string, unknown> = {}) => {
    const given = server.interaction({ command, options: options as Record<string, string>, user })
    await given.answered
    return given
  }
}

function expectToTheLetter(text: string): void {
  expect(text).toContain('粗')
  expect(text).not.toMatch(acts)
}

it('a hostile title or file name is shown to the letter when it is added, planned and removed', async () => {
  const bot = await moderatedBot()
  const { server, moderator: user, app, on } = bot
  const run = moderate(bot)
  const bytes = nastyArticle('松溪县的石拱桥长52米。')
  const added = await run('corpus add', { file: { filename: nastyName, bytes } })
  expectToTheLetter(server.shown(added).text)
  await on.write({ [`inbox/broken ${nastyName}l`]: '', [`copy ${nastyName}`]: bytes })
  const planned = server.press(added, '查看刷新计划', { user })
  await planned.answered
  expectToTheLetter(server.shown(planned).text)
  await app.ingest()
  const target = `copy ${nastyName}`
  const asked = await run('corpus remove', { target })
  expectToTheLetter(server.shown(asked).text)
  const done = bot.audited()
  await server.press(asked, '确认', { user }).answered
  await done
  expectToTheLetter(server.shown(asked).text)
  expectToTheLetter(server.shown(await run('corpus history')).text)
  expect(server.failures).toEqual([])
})

it('a hostile question and reason are shown to the letter in the list of gaps', async () => {
  const state = memoryState()
  const id = await state.keep(
    newAnswer({ question: nasty, answer: { ...unanswered, question: nasty } }),
  )
  await state.vote(id, 'ming', 'down', nasty)
  const groups = [await state.gaps()]
  const bot = await moderatedBot({ service: { gaps: async () => groups } })
  const { text } = bot.server.shown(await moderate(bot)('gaps'))
  expectToTheLetter(text)
  expect(bot.server.failures).toEqual([])
})

it('a hostile name of a model is shown to the letter in the status', async () => {
  const bot = await moderatedBot({
    service: {
      status: async () => ({ ...(await bot.app.status()), model: nasty }),
    },
  })
  expectToTheLetter(bot.server.shown(await moderate(bot)('corpus status')).text)
})

it('hostile answers to test questions are shown to the letter where a refresh stops', async () => {
  const worse = [{ question: nasty, before: nasty, after: nasty }]
  const bot = await moderatedBot({
    service: {
      ingest: async (options) => ({
        ...(await bot.app.ingest(options)),
        published: false,
        canaries: { asked: 1, rightBefore: 1, rightAfter: 0, worse },
        rejected: [{ file: nasty, reason: { code: 'told', text: nasty } }],
      }),
    },
  })
  const { server, moderator: user, on } = bot
  await on.write({ 'new.txt': '青禾市新增了三条公交线路。\n' })
  const planned = await moderate(bot)('corpus refresh')
  const done = bot.audited()
  server.press(planned, '开始刷新', { user })
  expect(await done).toMatchObject({ outcome: 'stopped' })
  const { answer } = await server.request('POST', /^\/channels\/\d+\/messages$/)
  const { text } = server.shown((answer as { id: string }).id)
  expect(text).toContain('没有启用新版本')
  expectToTheLetter(text)
})
