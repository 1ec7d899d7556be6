import { describe, expect, it } from 'vitest'
import { discord } from '../running-bot.js'
import { send } from './client.js'
import { logIn } from './discord-client.js'

const long = (length: number) => '字'.repeat(length)

describe('a thread', () => {
  it('is opened at a message, once, and written in', async () => {
    const server = await discord()
    const channel = `/channels/${server.state.channelId}`
    const { id = '' } = server.message({ content: '新馆有多大？' })
    const open = () => send(server, 'POST', `${channel}/messages/${id}/threads`, { name: '追问' })
    expect(await open()).toMatchObject({ status: 201, id, type: 11, name: '追问' })
    expect(await open()).toMatchObject({ status: 400, code: 160004 })
    await send(server, 'POST', `/channels/${id}/messages`, { content: '正文' })
    expect(server.shownIn(id)).toMatchObject([{ text: '正文' }])
    expect(await send(server, 'GET', `/channels/${id}`)).toMatchObject({ name: '追问' })
  })

  it('is opened in a channel only', async () => {
    const server = await discord()
    const { channelId, directChannelId } = server.state
    const open = (channel: string) =>
      send(server, 'POST', `/channels/${channel}/threads`, { name: '追问', type: 11 })
    const { id = '' } = await open(channelId)
    for (const channel of [id, directChannelId]) {
      expect(await open(channel)).toMatchObject({ status: 400, code: 50024 })
    }
    expect(await open('1')).toMatchObject({ status: 404, code: 10003 })
    const missing = `/channels/${channelId}/messages/1/threads`
    expect(await send(server, 'POST', missing, { name: '追问' })).toMatchObject({ code: 10008 })
  })

  it('has a name of at most 100', async () => {
    const server = await discord()
    const { channelId } = server.state
    const { id } = server.message({ content: '新馆有多大？' })
    for (const route of [
      `/channels/${channelId}/threads`,
      `/channels/${channelId}/messages/${id}/threads`,
    ]) {
      const open = (name: string) => send(server, 'POST', route, { name })
      expect(await open(long(101))).toMatchObject({ status: 400, code: 50035 })
      expect(await open('')).toMatchObject({ status: 400, code: 50035 })
      expect(await open(long(100))).toMatchObject({ status: 201 })
    }
  })

  it('is known to a client that opened it or saw it opened', async () => {
    const { server, client } = await logIn(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      const reply = await interaction.reply({ content: '正文', withResponse: true })
      const thread = await reply.resource?.message?.startThread({ name: '追问' })
      await thread?.sendTyping()
      await thread?.send('接着问')
    })
    const asked = server.interaction({ command: 'ask' })
    const posted = await server.request('POST', /^\/channels\/\d+\/messages$/)
    expect(posted.body).toMatchObject({ content: '接着问' })
    const [thread = ''] = server.answersTo(asked)
    expect(server.shownIn(thread)).toMatchObject([{ text: '接着问' }])
    const opened = server.openThread({ name: '另一个' })
    await server.interaction({ command: 'ask', channelId: opened }).answered
    expect(client.channels.cache.get(opened)?.isThread()).toBe(true)
    expect(server.failures).toEqual([])
  })
})
