import { describe, expect, it } from 'vitest'
import type { DiscordServer } from '../../../support/discord/index.js'
import { discord } from '../running-bot.js'
import { routesOf, send, sendForm } from './client.js'

const ephemeral = 64
const loading = 128
const text = (content: string) => ({ content })
const minute = 60_000

/** A command deferred with these flags, and its routes. */
async function deferred(server: DiscordServer, flags = 0) {
  const given = server.interaction({ command: 'ask' })
  const routes = routesOf(server, given)
  await send(server, 'POST', routes.callback, { type: 5, data: { flags } })
  return { given, ...routes }
}

describe('an answer', () => {
  it('stays as ephemeral as it was when it was deferred', async () => {
    const server = await discord()
    const hidden = await deferred(server, ephemeral)
    const open = await deferred(server)
    expect(server.shown(hidden.given)).toMatchObject({ ephemeral: true, thinking: true })
    const edit = { ...text('正文'), flags: 0 }
    expect(await send(server, 'PATCH', hidden.original, edit)).toMatchObject({ flags: ephemeral })
    const hide = { ...text('正文'), flags: ephemeral }
    expect(await send(server, 'PATCH', open.original, hide)).toMatchObject({ flags: 0 })
    expect(server.shown(open.given)).toMatchObject({ ephemeral: false, thinking: false })
  })

  it('is the deferred one when a follow-up comes first', async () => {
    const server = await discord()
    const { given, followUp, original } = await deferred(server, ephemeral)
    expect(await send(server, 'GET', original)).toMatchObject({ flags: ephemeral | loading })
    await send(server, 'POST', followUp, text('正文'))
    expect(server.shown(given)).toMatchObject({ text: '正文', ephemeral: true })
    expect(server.answersTo(given)).toHaveLength(1)
  })

  it('is never emptied by an edit', async () => {
    const server = await discord()
    const { original } = await deferred(server)
    await send(server, 'PATCH', original, text('正文'))
    expect(await send(server, 'PATCH', original, text(''))).toMatchObject({ code: 50006 })
  })

  it('can be deleted', async () => {
    const server = await discord()
    const { original } = await deferred(server)
    expect(await send(server, 'DELETE', original)).toMatchObject({ status: 204 })
    for (const method of ['GET', 'DELETE']) {
      expect(await send(server, method, original)).toMatchObject({ status: 404, code: 10008 })
    }
  })
})

describe('a follow-up', () => {
  it('is a message of its own, to be read, edited and deleted', async () => {
    const server = await discord()
    const { given, original, followUp, followed } = await deferred(server)
    await send(server, 'PATCH', original, text('一'))
    const { id } = await send(server, 'POST', `${followUp}?wait=true`, text('二'))
    const route = followed(id ?? '')
    await send(server, 'PATCH', route, text('三'))
    expect(await send(server, 'GET', route)).toMatchObject({ content: '三' })
    expect(server.answersTo(given).map((answer) => server.shown(answer).text)).toEqual(['一', '三'])
    expect(await send(server, 'DELETE', route)).toMatchObject({ status: 204 })
    expect(await send(server, 'GET', route)).toMatchObject({ status: 404, code: 10008 })
  })

  it('may be ephemeral on its own, and then has no channel route', async () => {
    const server = await discord()
    const { original, followUp } = await deferred(server)
    await send(server, 'PATCH', original, text('一'))
    const hidden = { ...text('二'), flags: ephemeral }
    const { id = '' } = await send(server, 'POST', followUp, hidden)
    expect(server.shown(id).ephemeral).toBe(true)
    const route = `/channels/${server.state.channelId}/messages/${id}`
    expect(await send(server, 'GET', route)).toMatchObject({ status: 404, code: 10008 })
  })

  it('is refused once the token has expired', async () => {
    const server = await discord()
    const { followUp } = await deferred(server)
    server.clock.advance(15 * minute + 1)
    const late = await send(server, 'POST', followUp, text('二'))
    expect(late).toMatchObject({ status: 401, code: 50027 })
  })

  it('belongs to its own interaction', async () => {
    const server = await discord()
    const { original, followUp } = await deferred(server)
    const other = await deferred(server)
    await send(server, 'PATCH', original, text('一'))
    const { id = '' } = await send(server, 'POST', followUp, text('二'))
    expect(await send(server, 'GET', other.followed(id))).toMatchObject({ code: 10008 })
  })
})

describe('a message of a channel', () => {
  it('is edited and deleted by the bot only where it is its own', async () => {
    const server = await discord()
    const create = `/channels/${server.state.channelId}/messages`
    const { id } = await send(server, 'POST', create, text('进度 1/2'))
    const own = `${create}/${id}`
    expect(await send(server, 'PATCH', own, text('进度 2/2'))).toMatchObject({
      content: '进度 2/2',
    })
    expect(await send(server, 'DELETE', own)).toMatchObject({ status: 204 })
    expect(await send(server, 'PATCH', own, text('x'))).toMatchObject({ code: 10008 })
    const foreign = `${create}/${server.message({ content: '你好' }).id}`
    expect(await send(server, 'GET', foreign)).toMatchObject({ content: '你好' })
    expect(await send(server, 'PATCH', foreign, text('x'))).toMatchObject({ code: 50005 })
    expect(await send(server, 'DELETE', foreign)).toMatchObject({ status: 403, code: 50013 })
  })

  it('is read without its content where the application may not read it', async () => {
    const server = await discord({ mayReadContent: false })
    const path = `/channels/${server.state.channelId}/messages`
    const get = (id: string) => send(server, 'GET', `${path}/${id}`)
    const { bot } = server.state
    expect(await get(server.message({ content: '你好' }).id)).toMatchObject({ content: '' })
    const addressed = server.message({ content: '你好', mentions: [bot] })
    expect(await get(addressed.id)).toMatchObject({ content: '你好' })
  })

  it('replies to messages that exist, unless it says that it does not mind', async () => {
    const server = await discord()
    const create = `/channels/${server.state.channelId}/messages`
    const reply = (parts: object) =>
      send(server, 'POST', create, {
        ...text('正文'),
        message_reference: { message_id: '123456789012345678', ...parts },
      })
    expect(await reply({})).toMatchObject({ status: 400, code: 50035 })
    expect(await reply({ fail_if_not_exists: false })).toMatchObject({ status: 200 })
  })
})

describe('files', () => {
  it('are sent as form data, kept, and given to whoever asks', async () => {
    const server = await discord()
    const create = `/channels/${server.state.channelId}/messages`
    const payload = { attachments: [{ id: '0', filename: '缺口.csv' }] }
    const sent = await sendForm(server, 'POST', create, payload, ['问题\n新馆造价'])
    expect(sent).toMatchObject({ status: 200, attachments: [{ filename: '缺口.csv', size: 19 }] })
    expect(server.shown(sent.id ?? '').files).toEqual(['缺口.csv'])
    const [file] = sent.attachments ?? []
    expect(await (await fetch(file?.url ?? '')).text()).toBe('问题\n新馆造价')
    const route = `${create}/${sent.id}`
    await send(server, 'PATCH', route, text('附件'))
    expect(server.shown(sent.id ?? '').files).toEqual(['缺口.csv'])
    await send(server, 'PATCH', route, { attachments: [] })
    expect(server.shown(sent.id ?? '').files).toEqual([])
  })

  it('answer commands, too', async () => {
    const server = await discord()
    const given = server.interaction({ command: 'gaps' })
    const { callback } = routesOf(server, given)
    await sendForm(server, 'POST', callback, { type: 4, data: {} }, ['问题'])
    expect(server.shown(given).files).toEqual(['file-0.txt'])
  })
})

describe('a message with a nonce', () => {
  it('is created once within minutes if that is enforced, whatever its channel', async () => {
    const server = await discord()
    const { channelId, directChannelId } = server.state
    const create = async (body: object, channel = channelId) =>
      (await send(server, 'POST', `/channels/${channel}/messages`, body)) as { id: string }
    const once = { ...text('正文'), nonce: 'n1', enforce_nonce: true }
    const first = await create(once)
    expect(first).toMatchObject({ nonce: 'n1', content: '正文' })
    expect(await create({ ...once, content: '另一个' })).toEqual(first)
    expect((await create(once, directChannelId)).id).toBe(first.id)
    expect(server.shownIn(channelId)).toHaveLength(1)
    const others = [{ ...once, nonce: 'n2' }, { ...once, enforce_nonce: false }, text('正文')]
    const ids = new Set([first.id])
    for (const body of others) ids.add((await create(body)).id)
    expect(ids.size).toBe(4)
    server.clock.advance(10 * minute)
    expect((await create(once)).id).not.toBe(first.id)
  })
})
