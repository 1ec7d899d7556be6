import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/domain/index.js'
import type { DiscordServer } from '../../support/discord/index.js'
import { answer, article, citation, claimCheck } from './answers.js'
import { controlsOf, descriptionOf, mentioning, runBot, textOf } from './running-bot.js'

const options = { question: '新馆有多大？' }

/** An answer that is there when the test says so. */
function pending() {
  let resolve: (value: Answer) => void = () => {}
  const promise = new Promise<Answer>((settle) => {
    resolve = settle
  })
  return { promise, finish: () => resolve(answer()) }
}

describe('an answer is given although', () => {
  it.each([
    ['429', { status: 429, body: { message: 'slow', retry_after: 0.01, global: false } }],
    ['500', { status: 500 }],
    ['502', { status: 502 }],
  ])('Discord answers %s meanwhile', async (_, fault) => {
    const { server, log } = await runBot()
    const headers = { 'retry-after': '0.01' }
    server.fail({ method: 'PATCH', path: /@original$/, times: 1, headers, ...fault })
    const asked = server.interaction({ command: 'ask', options })
    expect(descriptionOf(await asked.answered)).toContain('2.4万平方米')
    expect(log.at('error')).toEqual([])
  })

  it('the connection is cut while it is being worked on', async () => {
    const { promise, finish } = pending()
    const { server } = await runBot(() => promise)
    const asked = server.interaction({ command: 'ask', options })
    await asked.acknowledged
    const again = server.gateway.nextConnection()
    server.gateway.dropConnections()
    await again
    finish()
    expect(descriptionOf(await asked.answered)).toContain('2.4万平方米')
  })

  it('the session is ended while it is being worked on, and so are the next ones', async () => {
    const { promise, finish } = pending()
    const { server, service } = await runBot(() => promise)
    const asked = server.interaction({ command: 'ask', options })
    await asked.acknowledged
    const again = server.gateway.nextConnection()
    server.gateway.invalidateSessions()
    await again
    const next = server.message(mentioning(server, '还有呢？'))
    finish()
    expect(descriptionOf(await asked.answered)).toContain('2.4万平方米')
    expect(descriptionOf(await next.reply)).toContain('2.4万平方米')
    expect(service.questions).toEqual(['新馆有多大？', '还有呢？'])
    expect(server.gateway.connections).toBe(1)
  })
})

describe('where the bot may not write', () => {
  it.each([
    ['新馆有多大？', '我在 <#{channel}> 里没有发言权限'],
    ['新館有多大？', '我在 <#{channel}> 裡沒有發言權限'],
    ['How large is it?', 'I am not allowed to write in <#{channel}>'],
  ])('who asks %j is told so in a direct message, once', async (question, said) => {
    const { server, log } = await runBot()
    refuseIn(server, server.state.channelId)
    const given = log.next('出错的提示也没能送达')
    server.message(mentioning(server, question))
    await given
    const direct = `/channels/${server.state.directChannelId}/messages`
    const sent = server.requests.filter(({ path }) => path === direct)
    const content = expect.stringContaining(said.replace('{channel}', server.state.channelId))
    expect(sent).toMatchObject([{ body: { content } }])
  })

  it('commands are answered all the same', async () => {
    const { server } = await runBot()
    refuseIn(server, server.state.channelId)
    const reply = await server.interaction({ command: 'ask', options }).answered
    expect(descriptionOf(reply)).toContain('2.4万平方米')
  })
})

describe('an interaction that fails', () => {
  it('at every step ends nothing but itself', async () => {
    const { server, log } = await runBot()
    const asked = server.interaction({ command: 'ask', options })
    await asked.answered
    const failed = log.next('出错的提示也没能送达')
    const lost = { message: 'Unknown interaction', code: 10062 }
    server.fail({ method: 'POST', path: /callback$/, status: 404, body: lost, times: 2 })
    server.press(asked, '👎')
    await failed
    const reply = await server.press(asked, '👍').answered
    expect(reply.content).toContain('谢谢')
    expect(log.at('error')).toEqual(['一次操作没有完成：出错', '出错的提示也没能送达'])
  })
})

describe('an answer that is longer than a message', () => {
  it.each([
    ['zh-CN', '看其余部分'],
    ['zh-TW', '看其餘部分'],
    ['en-US', 'Show the rest'],
  ])('shows the rest by a button in %s, privately, to the last sentence', async (locale, label) => {
    const sentences = Array.from({ length: 700 }, (_, i) => `第${i}句说的是新馆。[1]`)
    const { server } = await runBot(() => answer({ answer: sentences.join('') }))
    const asked = server.interaction({ command: 'ask', options, locale })
    let shown = await asked.answered
    expect(controlsOf(shown)[0]).toBe(label)
    const texts = [descriptionOf(shown)]
    let from: { id: string } = asked
    while (controlsOf(shown).includes(label)) {
      const pressed = server.press(from, label, { locale })
      expect((await pressed.acknowledged).data?.flags).toBe(64)
      shown = await pressed.answered
      texts.push(descriptionOf(shown))
      from = pressed
    }
    expect(texts.join('\n').match(/第\d+句说的是新馆。\[1\]/g)).toEqual(sentences)
    expect(server.failures).toEqual([])
  })
})

describe('text of the corpus', () => {
  it('formats, links and mentions nowhere', async () => {
    const nasty = '@everyone [点](https://evil.example) **粗** <@1> ||盖||'
    const cited = citation({
      title: nasty,
      source: nasty,
      file: nasty,
      quote: nasty,
      end: nasty.length,
    })
    const { server, service } = await runBot((_, { onHits }) => {
      const passage = { start: 0, end: 5 }
      const trace = { dense: null, lexical: null, terms: [nasty] }
      onHits?.([{ article: article({ title: nasty }), passage, score: 1, trace }] as never)
      return answer({ short: nasty, answer: `${nasty}。[1]`, citations: [cited] })
    })
    service.articles.set('article-1', article({ text: `${nasty}${nasty}` }))
    const check = claimCheck({ claim: nasty, reasons: [nasty], citations: [cited] })
    service.check = async () => check
    const asked = server.interaction({ command: 'ask', options: { ...options, private: true } })
    await asked.answered
    const checked = server.interaction({ command: 'check', options: { claim: '新馆已经开放' } })
    const shown = [
      await asked.answered,
      await checked.answered,
      await server.press(asked, '查看原文').answered,
      await server.press(asked, '依据').answered,
      await server.press(asked, '公开').followedUp,
      await server.press(checked, '公开').followedUp,
    ]
    for (const message of shown) {
      const text = [
        message.content,
        ...(message.embeds ?? []).map((each) => each.description),
      ].join('\n')
      expect(text).toContain('粗')
      expect(text).not.toMatch(/@everyone|\[点\]\(|https:\/\/evil|(?<!\\)<@1|(?<!\\)\|\|/)
      expect(message.allowed_mentions?.parse).toEqual([])
    }
  })
})

describe('the log', () => {
  it('holds no text of messages above debug, and no token', async () => {
    const secret = '谁也不该看见的话'
    const { server, log } = await runBot((question) => {
      if (question.includes('错')) throw new Error('failed')
      return answer({ answer: `${secret}。[1]` })
    })
    const interactions = [
      server.interaction({ command: 'ask', options: { question: secret } }),
      server.interaction({ command: 'ask', options: { question: `错${secret}` } }),
      server.interaction({ command: 'check', options: { claim: secret } }),
    ]
    for (const each of interactions) await each.answered
    server.fail({ method: 'PATCH', path: /@original$/, status: 400, times: 1 })
    const refused = server.interaction({ command: 'ask', options: { question: secret } })
    await refused.answered
    const [first] = interactions
    const why = server.press(first ?? '', '👎')
    await why.modal
    await server.submitModal(why, { reason: secret }).answered
    await server.message(mentioning(server, secret)).reply
    const logged = JSON.stringify(log.entries.filter(({ level }) => level !== 'debug'))
    expect(log.at('error').length).toBeGreaterThan(1)
    expect(logged).not.toContain(secret)
    for (const { token } of [...interactions, refused, why]) expect(logged).not.toContain(token)
    expect(logged).not.toContain(server.state.token)
    expect(textOf(await refused.answered)).toContain('出错了')
  })
})

/** Discord refuses what the bot writes in a channel. */
function refuseIn(server: DiscordServer, channel: string): void {
  const path = new RegExp(`^/channels/${channel}/messages$`)
  const body = { message: 'Missing Permissions', code: 50013 }
  server.fail({ method: 'POST', path, status: 403, body })
}
