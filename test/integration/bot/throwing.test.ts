import { expect, it, onTestFinished } from 'vitest'
import { unobserved } from '../../../src/bot/health/observer.js'
import { startBot } from '../../../src/bot/index.js'
import type { DiscordServer } from '../../support/discord/index.js'
import { answer, article } from './answers.js'
import {
  descriptionOf,
  discord,
  MemoryLog,
  mentioning,
  ScriptedService,
  settingsFor,
} from './running-bot.js'

const options = { question: '新馆有多大？' }
type Shown = { id: string; token: string }

/** One of each kind of what a person does, on a bot whose every part throws. */
const acts: Record<string, (server: DiscordServer, shown: Shown) => { id: string }> = {
  'a command': (server) => server.interaction({ command: 'ask', options }),
  'a command of moderators': (server) =>
    server.interaction({
      ...{ command: 'corpus status', user: server.person({ permissions: 1n << 5n }) },
    }),
  'a suggestion': (server) =>
    server.autocomplete({ command: 'article', option: 'title', value: '新' }),
  'a button': (server, shown) => server.press(shown, '查看原文'),
  'a vote': (server, shown) => server.press(shown, '👍'),
  'a menu': (server, message) => server.useMenu({ command: '查证', message }),
}

/** A bot whose parts throw, at once and not as a rejection, while `broken` says so. */
async function breakable() {
  const server = await discord()
  const log = new MemoryLog()
  const switched = { isBroken: false }
  const breaking = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name)
        if (typeof found !== 'function') return found
        return (...given: unknown[]) => {
          if (switched.isBroken) throw new Error('broken')
          return found.apply(target, given)
        }
      },
    })
  const service = new ScriptedService(() => answer())
  service.articles.set('article-1', article({ id: 'article-1' }))
  const parts = breaking(
    Object.defineProperty(service, 'state', { value: breaking(service.state) }),
  )
  const bot = await startBot(parts, settingsFor(server), log, breaking(unobserved))
  onTestFinished(() => bot.close())
  const ask = async () => {
    const asked = server.interaction({ command: 'ask', options, user: server.person() })
    return { asked, text: descriptionOf(await asked.answered) }
  }
  return { server, log, switched, ask }
}

it.each(Object.entries(acts))('answers after all has thrown at %s', async (_, act) => {
  const { server, switched, ask } = await breakable()
  const { asked } = await ask()
  switched.isBroken = true
  const { id } = act(server, asked)
  await server.request('POST', new RegExp(`^/interactions/${id}/`))
  switched.isBroken = false
  expect((await ask()).text).toContain('2.4万平方米')
})

it('answers after all has thrown at a message', async () => {
  const { server, log, switched, ask } = await breakable()
  switched.isBroken = true
  const failed = log.next('处理 Discord 的事件时出错')
  await Promise.race([server.message(mentioning(server, '新馆有多大？')).reply, failed])
  switched.isBroken = false
  expect((await ask()).text).toContain('2.4万平方米')
})

it('connects again although whoever hears of it throws', async () => {
  const { server, log, switched, ask } = await breakable()
  switched.isBroken = true
  const failed = log.next('处理与 Discord 的连接的消息时出错')
  const again = server.gateway.nextConnection()
  server.gateway.dropConnections()
  await failed
  await again
  switched.isBroken = false
  expect((await ask()).text).toContain('2.4万平方米')
})
