import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../../../src/bot/index.js'
import { aboutBridge } from '../../support/app/app-on-news.js'
import {
  descriptionOf,
  discord,
  expectGoodManners,
  MemoryLog,
  settingsFor,
} from '../bot/running-bot.js'
import { webOnNews } from './web-on-news.js'

test('whoever presses a source in Discord sees its quote marked in the article', async () => {
  const { app, get, url } = await webOnNews()
  const server = await discord()
  const service = { ...app, state: await app.state() }
  const bot = await startBot(service, settingsFor(server), new MemoryLog())
  onTestFinished(async () => {
    await bot.close()
    expectGoodManners(server)
  })
  const asked = server.interaction({ command: 'ask', options: { question: aboutBridge } })
  const message = descriptionOf(await asked.answered)
  const links = [...message.matchAll(/\]\(<?(http[^)>\s]+)>?\)/g)].map(([, link = '']) => link)
  expect(links.length).toBeGreaterThan(0)
  for (const link of links) {
    expect(link.startsWith(`${url}/a/`)).toBe(true)
    const { status, html } = await get(link)
    expect(status).toBe(200)
    const quote = /<mark id="quote">(.*?)<\/mark>/s.exec(html)?.[1] ?? ''
    expect(quote).toContain('18亿元')
    // The publisher's own page is one press further, at the same sentence.
    const fragment = /href="https:\/\/news\.example\/bridge#:~:text=([^"]*)"/.exec(html)?.[1] ?? ''
    const [start = ''] = fragment.split(',')
    expect(decodeURIComponent(start)).not.toBe('')
    expect(quote.startsWith(decodeURIComponent(start))).toBe(true)
  }
})
