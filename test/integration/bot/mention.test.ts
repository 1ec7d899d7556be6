import { describe, expect, it } from 'vitest'
import { failure } from '../../../src/wording/failure.js'
import { descriptionOf, mentioning, runBot } from './running-bot.js'

describe('a mention', () => {
  it('is answered by a reply that notifies no one', async () => {
    const { server, service } = await runBot()
    const reply = await server.message(mentioning(server, '新馆有多大？')).reply
    expect(service.questions).toEqual(['新馆有多大？'])
    expect(descriptionOf(reply)).toContain('**2.4万平方米**')
    expect(reply.allowed_mentions).toEqual({ parse: [], replied_user: false })
    expect(server.failures).toEqual([])
  })

  it.each(['<@!{bot}> 新馆有多大？', '请问 <@{bot}>\n新馆有多大？', '新馆有多大？<@{bot}>'])(
    'may stand anywhere: %j',
    async (content) => {
      const { server, service } = await runBot()
      const { bot } = server.state
      const written = { content: content.replace('{bot}', bot.id), mentions: [bot] }
      await server.message(written).reply
      expect(service.questions[0]).toMatch(/^(请问 )?新馆有多大？$/)
    },
  )

  it('without a question gets a hint on how to ask', async () => {
    const { server, service } = await runBot()
    const reply = await server.message(mentioning(server, ' ')).reply
    expect(reply.content).toContain('@我 新馆的面积是多少？')
    expect(service.questions).toEqual([])
  })

  it('is answered in direct messages too, where it may be left out', async () => {
    const { server, service } = await runBot()
    await server.message({ ...mentioning(server, '甲？'), direct: true }).reply
    await server.message({ content: '乙？', direct: true }).reply
    expect(service.questions).toEqual(['甲？', '乙？'])
    const posts = server.requests.filter(({ path }) => path.startsWith('/channels/'))
    expect(posts.map(({ path }) => path)).toEqual(
      Array(2).fill(`/channels/${server.state.directChannelId}/messages`),
    )
  })

  it('is answered in the language it is written in', async () => {
    const { server } = await runBot()
    const replies = await Promise.all(
      ['新馆有多大？', '新館有多大？', 'How large is the library?'].map(
        (text) => server.message(mentioning(server, text)).reply,
      ),
    )
    expect(replies.map(({ embeds }) => embeds?.[0]?.footer?.text?.slice(0, 7))).toEqual([
      '1 篇报道 ·',
      '1 篇報導 ·',
      '1 repor',
    ])
  })

  it('gets the sentence of an error', async () => {
    const { server } = await runBot(() => {
      throw failure('question_too_long', { length: 2000, most: 1000 })
    })
    const reply = await server.message(mentioning(server, '新馆有多大？')).reply
    expect(reply.content).toBe('问题太长（2000 字，最多 1000 字）：请缩短或拆成几个问题。')
  })

  it('is survived when Discord does not let the bot write', async () => {
    const { server, log } = await runBot()
    server.fail({ method: 'POST', path: /messages$/, status: 403, times: 2 })
    const given = log.next('出错的提示也没能送达')
    server.message(mentioning(server, '甲？'))
    await given
    await server.message(mentioning(server, '乙？')).reply
    expect(log.at('error')).toEqual(['Discord 没有收下这条消息', '出错的提示也没能送达'])
  })
})

describe('what is not addressed to the bot', () => {
  it('is ignored', async () => {
    const { server, service } = await runBot()
    const { bot, person, channelId } = server.state
    const other = { id: server.state.snowflake(), username: 'other', bot: true }
    server.message({ ...mentioning(server, '我是机器人'), author: other })
    server.message({ ...mentioning(server, '我是我'), author: bot })
    server.message({ content: '@everyone 开会', mentionsEveryone: true })
    server.message({ content: '<@&1> 开会', mentionedRoles: ['1'] })
    server.message({ content: `<@${person.id}> 在吗？`, mentions: [person] })
    server.message({ content: '闲聊' })
    server.message({ content: '谢谢', replyTo: channelId })
    server.message({ content: '', replyTo: channelId, mentions: [bot] })
    // The gateway keeps the order, so once this one is answered the others have been seen.
    await server.message(mentioning(server, '新馆有多大？')).reply
    expect(service.questions).toEqual(['新馆有多大？'])
    expect(server.requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(1)
  })

  it('is told apart from a reply that Discord counts as a mention', async () => {
    const { server, service } = await runBot()
    const { bot, channelId } = server.state
    await server.message({ content: '那老馆呢？', replyTo: channelId, mentions: [bot] }).reply
    expect(service.questions).toEqual(['那老馆呢？'])
  })
})
