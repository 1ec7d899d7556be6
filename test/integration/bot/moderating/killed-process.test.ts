import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { appOnNews } from '../../../support/app/app-on-news.js'
import { aboutPlace, figureOf, manyArticles } from '../../../support/app/many-articles.js'
import { home } from '../../../support/cli/run-youju.js'
import type { DiscordServer } from '../../../support/discord/index.js'
import { discord } from '../running-bot.js'
import { manageGuild } from './moderated-bot.js'

/** Enough that the first word of its progress is long before the last. */
const count = 400
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

  expect(await on.app.ask(question)).toMatchObject({
    ...{ short: `${figureOf(5, 1)}吨`, indexVersion: old },
  })
  const state = await on.app.state()
  expect(await state.givenIn(message)).toMatchObject({ question, answer: { indexVersion: old } })
  await on.app.close()

  // It starts from the old version, and a refresh brings what has changed into service.
  const next = await startedBot(server, on)
  const before = server.interaction({ command: 'ask', options: { question } })
  await before.answered
  expect(server.shown(before).text).toContain(`${figureOf(5, 1)}吨`)
  const replanned = server.interaction({ command: 'corpus refresh', user })
  await replanned.answered
  const isDone = server.requestThat(({ body }) => JSON.stringify(body).includes('刷新完成'))
  server.press(replanned, '开始刷新', { user })
  await isDone
  const again = server.interaction({ command: 'ask', options: { question } })
  await again.answered
  expect(server.shown(again).text).toContain(`${figureOf(5, 2)}吨`)
  const opened = server.press(asked, '查看原文')
  await opened.answered
  const [original = ''] = server.answersTo(opened)
  expect(server.shown(original).text).toContain(
    '⚠ 回答之后，这篇文章有改动，已找不到这句话；下面是当时的引文。',
  )
  next.kill('SIGTERM')
  expect((await once(next, 'close'))[0]).toBe(0)
})

/** The compiled bot as a process of its own, once it can be asked. */
async function startedBot(
  server: DiscordServer,
  folders: { corpus: string; indexDir: string; stateDir: string },
): Promise<ChildProcess> {
  const bot = spawn(process.execPath, [join(home, 'dist/start.js')], {
    cwd: tmpdir(),
    env: {
      PATH: process.env.PATH ?? '',
      CORPUS_DIR: folders.corpus,
      INDEX_DIR: folders.indexDir,
      STATE_DIR: folders.stateDir,
      DISCORD_TOKEN: server.state.token,
      DISCORD_API_URL: server.apiUrl,
    },
  })
  onTestFinished(() => void bot.kill('SIGKILL'))
  await new Promise<void>((resolve, reject) => {
    let printed = ''
    bot.stderr.on('data', (bytes: Buffer) => {
      printed += bytes.toString('utf8')
      if (printed.includes('机器人已上线')) resolve()
    })
    bot.on('close', (code) => reject(new Error(`ended with ${code}: ${printed}`)))
  })
  return bot
}
