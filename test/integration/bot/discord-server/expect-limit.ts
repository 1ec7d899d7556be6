import { expect } from 'vitest'
import { discord } from '../running-bot.js'
import { routesOf, send } from './client.js'

/** That each route which takes a message refuses the broken one and takes the one just inside. */
export async function expectLimit(kept: object, broken: object): Promise<void> {
  const server = await discord()
  const { callback, original, followUp } = routesOf(server, server.interaction({ command: 'ask' }))
  const create = `/channels/${server.state.channelId}/messages`
  const { id } = await send(server, 'POST', create, { content: '正文' })
  const routes = [
    ['POST', create],
    ['PATCH', `${create}/${id}`],
    ['POST', callback],
    ['PATCH', original],
    ['POST', followUp],
  ] as const
  for (const [method, path] of routes) {
    const bodyOf = (data: object) => (path === callback ? { type: 4, data } : data)
    const refused = { status: 400, code: 50035, errors: expect.anything() }
    expect(await send(server, method, path, bodyOf(broken))).toMatchObject(refused)
    const { status } = await send(server, method, path, bodyOf(kept))
    expect([200, 204]).toContain(status)
  }
  expect(server.failures).toHaveLength(routes.length)
}
