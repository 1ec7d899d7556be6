import type { Interaction } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { rateLimited } from '../../../support/discord/index.js'
import { logIn } from './discord-client.js'

const callback = /\/callback$/
const original = /@original$/
const once = { method: 'PATCH', path: original, times: 1 }

/** Defers, then edits, as the bot does. */
const answer = async (interaction: Interaction) => {
  if (!interaction.isRepliable()) return
  await interaction.deferReply()
  await interaction.editReply('2.4万平方米')
}

describe('the gateway', () => {
  it.each(['before', 'after'] as const)(
    'drops %s it sends an interaction, which is answered once all the same',
    async (when) => {
      const { server, got } = await logIn(answer)
      const again = server.gateway.nextConnection()
      server.gateway.dropAtNext('INTERACTION_CREATE', when)
      const asked = server.interaction({ command: 'ask' })
      await asked.answered
      await again
      await server.interaction({ command: 'ask' }).answered
      expect(server.shown(asked).text).toBe('2.4万平方米')
      expect(got.filter(({ id }) => id === asked.id)).toHaveLength(1)
      expect(server.failures).toEqual([])
    },
  )

  it('drops between the acknowledgement and the answer', async () => {
    const { server } = await logIn(answer)
    const again = server.gateway.nextConnection()
    server.fail({ ...once, meanwhile: () => server.gateway.dropConnections() })
    const asked = server.interaction({ command: 'ask' })
    await asked.answered
    const meanwhile = server.interaction({ command: 'ask' })
    await again
    await meanwhile.answered
    expect(server.shown(asked).text).toBe('2.4万平方米')
    expect(server.gateway.connections).toBe(1)
  })

  it('asks for a reconnect in the middle of an interaction', async () => {
    const { server } = await logIn(answer)
    const again = server.gateway.nextConnection()
    server.fail({ ...once, meanwhile: () => server.gateway.askForReconnect() })
    await server.interaction({ command: 'ask' }).answered
    await again
    await server.interaction({ command: 'ask' }).answered
    expect(server.failures).toEqual([])
  })

  it('ends the session in the middle of an interaction', async () => {
    const { server } = await logIn(answer)
    const again = server.gateway.nextConnection()
    server.fail({ ...once, meanwhile: () => server.gateway.invalidateSessions() })
    const asked = server.interaction({ command: 'ask' })
    await asked.answered
    await again
    await server.interaction({ command: 'ask' }).answered
    expect(server.shown(asked).text).toBe('2.4万平方米')
  })
})

describe('a route', () => {
  it('is asked again after a 429', async () => {
    const { server } = await logIn(answer)
    server.fail({ ...once, ...rateLimited(0.2) })
    await server.interaction({ command: 'ask' }).answered
    expect(server.calls.slice(-3)).toEqual([
      '+0 POST /interactions/:id/:token/callback 5 → 204',
      '+0 PATCH /webhooks/:id/:token/messages/@original → 429',
      '+0 PATCH /webhooks/:id/:token/messages/@original → 200',
    ])
  })

  it('is asked again after a 500 and after a cut connection', async () => {
    const { server } = await logIn(answer)
    server.fail({ ...once, status: 500 })
    await server.interaction({ command: 'ask' }).answered
    server.fail({ ...once, hangUp: true })
    await server.interaction({ command: 'ask' }).answered
    expect(server.failures.map(({ status }) => status)).toEqual([500])
  })

  it('carries a request out although its answer gets lost', async () => {
    const { server } = await logIn(answer)
    server.fail({ method: 'POST', path: callback, status: 500, carriedOut: true, times: 1 })
    const asked = server.interaction({ command: 'ask' })
    const again = await server.request('POST', callback)
    expect(again.status).toBe(500)
    expect(server.shown(asked).thinking).toBe(true)
  })

  it('is met by the clock of the test', async () => {
    const { server } = await logIn(answer)
    server.fail({ method: 'POST', path: callback, meanwhile: () => server.clock.advance(3001) })
    server.interaction({ command: 'ask' })
    const late = await server.request('POST', callback)
    expect(late).toMatchObject({ status: 404, code: 10062 })
  })

  it('gives files, or fails to', async () => {
    const { server, next } = await logIn()
    server.fail({ method: 'GET', path: /^\/attachments\//, status: 404, times: 1 })
    const file = { filename: '报道.txt', bytes: '正文' }
    server.interaction({ command: 'corpus add', options: { file } })
    const command = await next
    if (!command?.isChatInputCommand()) throw new Error('not a command')
    const { url } = command.options.getAttachment('file', true)
    expect((await fetch(url)).status).toBe(404)
    expect((await fetch(url)).status).toBe(200)
  })
})
