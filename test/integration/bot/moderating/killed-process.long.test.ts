import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { appOnNews } from '../../../support/app/app-on-news.js'
import { aboutPlace, figureOf, manyArticles } from '../../../support/app/many-articles.js'
import type { DiscordServer, MessageBody } from '../../../support/discord/index.js'
import type { RecordedRequest } from '../../../support/discord/recorder.js'
import { discord } from '../running-bot.js'
import { startedBot } from '../started-bot.js'
import { manageGuild } from './moderated-bot.js'

/** Enough that the first word of its progress is long before the last. */
const count = 200
const question = aboutPlace(5)

it('a bot killed during a refresh loses nothing: the old version serves, and the next refresh completes', async () => {
  const on = await appOnNews(manyArticles(count, 1))
  const server = await discord()
  onTestFinished(() => on.remove())
  const { version: old } = await on.app.ingest()
  const bot = await startedBot(server, on)
  const user = server.person({ permissions: manageGuild })

  const asked = server.interaction({ command: 'ask', options: { question } })
  await asked.answered
  const [message = ''] = server.answersTo(asked)
  await on.write(manyArticles(count, 2))
  const planned = server.interaction({ command: 'corpus refresh', user })
  await planned.answered
  server.fail({
    ...{ method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/, times: 1 },
    meanwhile: () => bot.kill('SIGKILL'),
  })
  const dead = once(bot, 'close')
  server.press(planned, '开始刷新', { user })
  expect((await dead)[1]).toBe('SIGKILL')

  const next = await startedBot(server, on)
  expect(await answerFrom(server)).toContain(`${figureOf(5, 1)}吨`)
  const state = await on.app.state()
  expect(await state.givenIn(message)).toMatchObject({ question, answer: { indexVersion: old } })
  const told = await server.requestThat(isProgress('刷新没有完成'))
  expect(server.shown(idOf(told.path)).text).toContain(`仍由版本 ${old} 回答`)

  const anew = server.interaction({ command: 'corpus refresh', user })
  await anew.answered
  expect(server.shown(anew).text).toContain(`改动 ${count} 篇`)
  server.press(anew, '开始刷新', { user })
  const finished = await server.requestThat(isProgress('刷新完成'))
  expect(idOf(finished.path)).not.toBe(idOf(told.path))
  expect(await answerFrom(server)).toContain(`${figureOf(5, 2)}吨`)
  const opened = server.press(asked, '查看原文')
  await opened.answered
  const [original = ''] = server.answersTo(opened)
  expect(server.shown(original).text).toContain(
    '⚠ 回答之后，这篇文章有改动，已找不到这句话；下面是当时的引文。',
  )
  next.kill('SIGTERM')
  expect((await once(next, 'close'))[0]).toBe(0)
  const audits = (await state.audited(9)).map((entry) => [entry.user, entry.action, entry.outcome])
  expect(audits).toEqual(
    ['done', 'started', 'stopped', 'started'].map((outcome) => [
      user.id,
      'corpus.refresh',
      outcome,
    ]),
  )
  expect(await state.refreshesBegun()).toEqual([])
  await on.app.close()
})

async function answerFrom(server: DiscordServer): Promise<string> {
  const asked = server.interaction({ command: 'ask', options: { question } })
  await asked.answered
  return server.shown(asked).text
}

/** Whether a request edits an ordinary message into one with this title. */
const isProgress =
  (title: string) =>
  ({ method, path, status, body }: RecordedRequest) =>
    method === 'PATCH' &&
    status === 200 &&
    path.startsWith('/channels/') &&
    (body as MessageBody).embeds?.[0]?.title === title

const idOf = (path: string): string => path.split('/').at(-1) ?? ''
