import { describe, expect, it } from 'vitest'
import { discord } from '../running-bot.js'
import { routesOf, send } from './client.js'

const deferral = { type: 5 }
const message = { content: '正文' }
const minute = 60_000

describe('an interaction', () => {
  it('is acknowledged within 3 seconds or not at all', async () => {
    const server = await discord()
    const intime = routesOf(server, server.interaction({ command: 'ask' }))
    const late = routesOf(server, server.interaction({ command: 'ask' }))
    server.clock.advance(3000)
    expect(await send(server, 'POST', intime.callback, deferral)).toMatchObject({ status: 204 })
    server.clock.advance(1)
    expect(await send(server, 'POST', late.callback, deferral)).toMatchObject({
      status: 404,
      code: 10062,
    })
  })

  it('is acknowledged once', async () => {
    const server = await discord()
    const { callback } = routesOf(server, server.interaction({ command: 'ask' }))
    await send(server, 'POST', callback, deferral)
    expect(await send(server, 'POST', callback, deferral)).toMatchObject({
      status: 400,
      code: 40060,
    })
  })

  it('is edited only after it was acknowledged', async () => {
    const server = await discord()
    const { callback, original } = routesOf(server, server.interaction({ command: 'ask' }))
    expect(await send(server, 'PATCH', original, message)).toMatchObject({
      status: 404,
      code: 10015,
    })
    await send(server, 'POST', callback, deferral)
    expect(await send(server, 'PATCH', original, message)).toMatchObject({ status: 200 })
    expect(await send(server, 'GET', original)).toMatchObject({ status: 200, content: '正文' })
  })

  it('is edited for 15 minutes', async () => {
    const server = await discord()
    const { callback, original } = routesOf(server, server.interaction({ command: 'ask' }))
    await send(server, 'POST', callback, deferral)
    server.clock.advance(15 * minute)
    expect(await send(server, 'PATCH', original, message)).toMatchObject({ status: 200 })
    server.clock.advance(1)
    expect(await send(server, 'PATCH', original, message)).toMatchObject({
      status: 401,
      code: 50027,
    })
  })

  it('gives its first message back when asked to', async () => {
    const server = await discord()
    const { callback } = routesOf(server, server.interaction({ command: 'ask' }))
    const answered = await send(server, 'POST', `${callback}?with_response=true`, {
      type: 4,
      data: message,
    })
    expect(answered).toMatchObject({ status: 200, resource: { message: { content: '正文' } } })
  })

  it('knows no callback of another type', async () => {
    const server = await discord()
    const { callback } = routesOf(server, server.interaction({ command: 'ask' }))
    expect(await send(server, 'POST', callback, { type: 99 })).toMatchObject({ code: 50035 })
  })
})

describe('the API', () => {
  it('refuses a wrong token on every route that needs one', async () => {
    const server = await discord()
    for (const path of ['/gateway/bot', '/users/@me', '/applications/@me']) {
      expect(await send(server, 'GET', path)).toMatchObject({ status: 200 })
      expect(await send(server, 'GET', path, undefined, 'wrong')).toMatchObject({
        status: 401,
        code: 0,
      })
    }
  })

  it('records a route it does not know', async () => {
    const server = await discord()
    expect(await send(server, 'GET', '/nowhere')).toMatchObject({ status: 404 })
    expect(server.unknownRoutes).toMatchObject([{ method: 'GET', path: '/nowhere' }])
  })

  it('knows its channels only', async () => {
    const server = await discord()
    const { channelId, directChannelId } = server.state
    expect(await send(server, 'GET', `/channels/${channelId}`)).toMatchObject({ type: 0 })
    expect(await send(server, 'GET', `/channels/${directChannelId}`)).toMatchObject({ type: 1 })
    expect(await send(server, 'POST', '/channels/1/messages', message)).toMatchObject({
      status: 404,
      code: 10003,
    })
  })

  it('answers with a planned fault as often as told', async () => {
    const server = await discord()
    const headers = { 'retry-after': '1' }
    server.fail({ method: 'GET', path: /^\/users/, status: 429, headers, times: 1 })
    expect(await send(server, 'GET', '/users/@me')).toMatchObject({ status: 429 })
    expect(await send(server, 'GET', '/users/@me')).toMatchObject({ status: 200 })
  })
})
