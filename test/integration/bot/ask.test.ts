import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/domain/index.js'
import { failure } from '../../../src/wording/failure.js'
import type { DiscordServer, MessageBody } from '../../support/discord/index.js'
import { answer, citation, noEvidence } from './answers.js'
import { descriptionOf, runBot } from './running-bot.js'

const options = { question: '新馆有多大？' }

describe('/ask', () => {
  it('defers, then edits in the answer with its evidence', async () => {
    const { server, service } = await runBot(() =>
      answer({
        citations: [
          citation({ url: 'https://news.example/1' }),
          citation({ n: 2, title: '图书馆新馆封顶', source: '某市晚报', published: '2023-11-02' }),
          citation({ n: 3, digest: true }),
        ],
        independentOrigins: 2,
        conflicts: [
          {
            about: '',
            values: [
              { value: '2.4万平方米', n: 1 },
              { value: '2.1万平方米', n: 2 },
            ],
          },
        ],
      }),
    )
    const asked = server.interaction({ command: 'ask', options })
    const reply = await asked.answered
    expect(service.questions).toEqual(['新馆有多大？'])
    expect(descriptionOf(reply)).toBe(
      [
        '**2.4万平方米**',
        '新馆总建筑面积2.4万平方米，比老馆大三倍。[1]',
        '⚠ 说法不一：《某市晚报》2023-11-02 写作“2.1万平方米”。[2]',
        '',
        '**来源**',
        '[1] [新馆开放首日](<https://news.example/1>) · 某市日报 · 2024-05-18',
        '[2] 图书馆新馆封顶 · 某市晚报 · 2023-11-02',
        '[3] 新馆开放首日 · 某市日报 · 2024-05-18 · 摘要',
      ].join('\n'),
    )
    expect(reply.embeds?.[0]?.footer?.text).toBe(
      '3 篇报道 · 2 个独立来源（1 篇为转载） · 语料截至 2024-06-30',
    )
    expect(reply.allowed_mentions).toMatchObject({ parse: [] })
    const [callback, edit] = server.requests.slice(-2)
    expect(callback).toMatchObject({ method: 'POST', body: { type: 5 }, status: 204 })
    expect(edit).toMatchObject({ method: 'PATCH', status: 200 })
    expect(server.failures).toEqual([])
  })

  it('asks within the days and the publisher that were given, and only those', async () => {
    const { server, service } = await runBot(() => answer())
    const given = { ...options, since: '2024-05-01', until: ' 2024-05-31', source: '某市日报 ' }
    await server.interaction({ command: 'ask', options: given }).answered
    await server.interaction({ command: 'ask', options }).answered
    expect(service.restrictions).toEqual([
      { since: '2024-05-01', until: '2024-05-31', source: '某市日报' },
      { since: undefined, until: undefined, source: undefined },
    ])
    expect(server.failures).toEqual([])
  })

  it('defers before the answer is there, however long it takes', async () => {
    const { promise, resolve } = withResolver()
    const { server, service } = await runBot(() => promise)
    const asked = server.interaction({ command: 'ask', options })
    await expect(asked.acknowledged).resolves.toMatchObject({ type: 5 })
    server.clock.advance(10 * 60 * 1000)
    // Another question is served meanwhile.
    const other = server.interaction({ command: 'ask', options })
    await other.acknowledged
    expect(server.requests.filter(({ method }) => method === 'PATCH')).toEqual([])
    resolve(answer())
    expect(descriptionOf(await asked.answered)).toContain('2.4万平方米')
    await other.answered
    expect(service.questions).toHaveLength(2)
    expect(server.failures).toEqual([])
  })

  it('says that there is no evidence, and what comes nearest', async () => {
    const { server } = await runBot(() => noEvidence())
    const reply = await server.interaction({ command: 'ask', options }).answered
    expect(descriptionOf(reply)).toBe(
      [
        '语料中没有找到能回答这个问题的内容。',
        '最接近的报道（没有回答这个问题）：',
        '· 新馆开放首日 · 某市日报 · 2024-05-18',
        '这个问题已记入待补清单。',
      ].join('\n'),
    )
    expect(reply.embeds?.[0]?.footer?.text).toBe('语料截至 2024-06-30')
  })

  it('shows articles to the letter: no mention, no formatting, no foreign link', async () => {
    const title = '@everyone [点这里](https://evil.example) **粗体**'
    const { server } = await runBot(() =>
      answer({
        short: '`@here`',
        answer: '他说“||@everyone|| <@1> https://evil.example”。[1](https://evil.example)',
        citations: [citation({ title, url: 'https://news.example/a_(b)>' })],
      }),
    )
    const text = descriptionOf(await server.interaction({ command: 'ask', options }).answered)
    expect(text).not.toMatch(/@(everyone|here)/)
    expect(text).not.toMatch(/(?<!\\)(\|\||`|<@)/)
    expect(text).not.toContain('](https')
    expect(text).not.toContain('https://evil')
    expect(text).toContain('](<https://news.example/a_%28b%29%3E>)')
  })

  it('cuts what is longer than an embed at the end of a sentence', async () => {
    const sentences = Array.from({ length: 300 }, (_, index) => `第${index}句说的是新馆。[1]`)
    const citations = Array.from({ length: 60 }, (_, index) =>
      citation({ n: index + 1, url: `https://news.example/${'a'.repeat(60)}/${index}` }),
    )
    const { server } = await runBot(() => answer({ answer: sentences.join(''), citations }))
    const text = descriptionOf(await server.interaction({ command: 'ask', options }).answered)
    expect(text).toMatch(/。\[1\]\n（另有 \d+ 句未显示）\n/)
    expect(text).toMatch(/（另有 \d+ 个来源未列出）$/)
    expect(server.failures).toEqual([])
  })

  it('speaks the language of the asker', async () => {
    const { server } = await runBot()
    const footers = await Promise.all(
      ['zh-CN', 'zh-TW', 'en-US', 'ja'].map(async (locale) => {
        const reply = await server.interaction({ command: 'ask', options, locale }).answered
        return reply.embeds?.[0]?.footer?.text
      }),
    )
    expect(footers).toEqual([
      '1 篇报道 · 1 个独立来源 · 语料截至 2024-06-30',
      '1 篇報導 · 1 個獨立來源 · 語料截至 2024-06-30',
      '1 report · 1 independent source · corpus up to 2024-06-30',
      // A language the bot does not speak: that of the question.
      '1 篇报道 · 1 个独立来源 · 语料截至 2024-06-30',
    ])
  })
})

describe('/ask when something fails', () => {
  it.each([
    ['zh-CN', '“昨天”不是日期：请写成 YYYY-MM-DD'],
    ['zh-TW', '「昨天」不是日期：請寫成 YYYY-MM-DD'],
    ['en-US', '“昨天” is not a date: please write YYYY-MM-DD'],
  ])('says in %s what is wrong with the question, but not to the log', async (locale, said) => {
    const { server, log } = await runBot(() => {
      throw failure('usage:not_a_day', { day: '昨天' })
    })
    const reply = await server.interaction({ command: 'ask', options, locale }).answered
    expect(reply.content).toContain(said)
    expect(reply.allowed_mentions).toMatchObject({ parse: [] })
    expect(JSON.stringify(log.entries)).not.toContain('昨天')
    expect(log.at('info')).toContain('这个问题没有得到回答：写法有误，已告诉对方')
  })

  it.each([
    ['zh-CN', '语料没有准备好'],
    ['zh-TW', '語料還沒準備好'],
    ['en-US', 'the corpus is not ready'],
  ])('says in %s that it cannot answer yet; the folder stands in the log', async (locale, said) => {
    const { server, log } = await runBot(() => {
      throw failure('index_missing', { indexDir: '/srv/index' })
    })
    const reply = await server.interaction({ command: 'ask', options, locale }).answered
    expect(reply.content).toContain(said)
    expect(reply.content).not.toContain('/srv')
    expect(log.at('warn')).toEqual(['这个问题没有得到回答：原因已告诉对方'])
    expect(JSON.stringify(log.entries)).toContain('/srv/index')
  })

  it('never shows the token, not even in an answer', async () => {
    const token = 'token-of-the-bot'
    const { server } = await runBot((question) => {
      if (question === '错？') throw failure('config_invalid', { names: [`令牌 ${token}`] })
      return answer({ answer: `令牌是 ${token}。[1]` })
    })
    for (const question of ['错？', '对？']) {
      await server.interaction({ command: 'ask', options: { question } }).answered
    }
    const bodies = JSON.stringify(server.requests.map(({ body }) => body))
    expect(bodies).toContain('令牌')
    expect(bodies).not.toContain(token)
  })

  it('tells nothing of any other error but that there was one; the log has the rest', async () => {
    const { server, log } = await runBot(() => {
      throw new Error(`ENOENT /home/secret ${'token-of-the-bot'}`)
    })
    const asked = server.interaction({ command: 'ask', options, locale: 'zh-TW' })
    expect((await asked.answered).content).toMatch(/^出錯了：[^。]+。$/)
    const logged = JSON.stringify(log.entries)
    expect(logged).toContain('ENOENT /home/secret')
    expect(logged).not.toContain('token-of-the-bot')
  })

  it('reports a failure when Discord refuses the answer', async () => {
    const { server, log } = await runBot()
    server.fail({ method: 'PATCH', path: /@original$/, status: 400, times: 1 })
    const reply = await server.interaction({ command: 'ask', options }).answered
    expect(reply.content).toMatch(/^出错了/)
    expect(log.at('error')).toEqual(['Discord 没有收下这条消息'])
  })

  it('goes on after an acknowledgement that came too late', async () => {
    const { server, service, log } = await runBot()
    server.fail({
      method: 'POST',
      path: /callback$/,
      status: 404,
      body: { message: 'Unknown interaction', code: 10062 },
      times: 1,
    })
    server.interaction({ command: 'ask', options })
    await server.request('POST', /callback$/)
    await server.interaction({ command: 'ask', options }).answered
    expect(service.questions).toHaveLength(1)
    expect(log.at('error')).toEqual(['没能及时确认这次操作，Discord 已放弃它'])
  })

  it('answers although the acknowledgement was sent twice', async () => {
    const { server } = await runBot()
    const body = { message: 'Interaction has already been acknowledged.', code: 40060 }
    const lost = { method: 'POST', path: /callback$/, status: 400, body, times: 1 }
    server.fail({ ...lost, carriedOut: true })
    const asked = server.interaction({ command: 'ask', options })
    expect(descriptionOf(await edited(server, asked.token))).toContain('2.4万平方米')
  })

  it('answers a command it does not know with a reason', async () => {
    const { server } = await runBot()
    const reply = await server.interaction({ command: 'gone' }).answered
    expect(reply).toMatchObject({
      content: '这个操作已经停用。请用 /帮助 看看我能做什么。',
      flags: 64,
    })
  })
})

async function edited(server: DiscordServer, token: string): Promise<MessageBody> {
  const request = await server.request('PATCH', new RegExp(`/${token}/`))
  return request.body as MessageBody
}

function withResolver(): { promise: Promise<Answer>; resolve: (value: Answer) => void } {
  let resolve: (value: Answer) => void = () => {}
  const promise = new Promise<Answer>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
