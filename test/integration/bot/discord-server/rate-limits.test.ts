import { describe, expect, it } from 'vitest'
import { discord } from '../running-bot.js'
import { routesOf, send } from './client.js'

const limited = () => discord({ limitsRates: true })

describe('all requests of a bot together', () => {
  it('are at most 50 in a second, but for interactions', async () => {
    const server = await limited()
    const create = `/channels/${server.state.channelId}/messages`
    const write = () => send(server, 'POST', create, { content: '正文' })
    for (let n = 0; n < 50; n++) expect((await write()).status).toBe(200)
    const refused = { status: 429, global: true, retry_after: 1 }
    expect(await write()).toMatchObject(refused)
    server.clock.advance(999)
    expect(await write()).toMatchObject(refused)
    const { callback } = routesOf(server, server.interaction({ command: 'ask' }))
    expect((await send(server, 'POST', callback, { type: 5 })).status).toBe(204)
    server.clock.advance(1)
    expect((await write()).status).toBe(200)
  })

  it('are banned for a while after 10,000 invalid ones in 10 minutes', async () => {
    const server = await limited()
    const me = (token?: string) => send(server, 'GET', '/users/@me', undefined, token)
    for (let n = 0; n < 9_999; n++) server.rates.note(401)
    expect((await me()).status).toBe(200)
    expect((await me('wrong')).status).toBe(401)
    const banned = await me()
    expect(banned).toMatchObject({ status: 429, code: 0 })
    expect(banned).not.toHaveProperty('global')
    const { callback } = routesOf(server, server.interaction({ command: 'ask' }))
    expect((await send(server, 'POST', callback, { type: 5 })).status).toBe(429)
    server.clock.advance(10 * 60_000)
    expect((await me()).status).toBe(200)
  })
})
