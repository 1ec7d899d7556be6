import { describe, expect, it } from 'vitest'
import { storeMessage } from '../../support/discord/message-store.js'
import { citation, claimCheck } from './answers.js'
import { controlsOf, descriptionOf, runBot, textOf } from './running-bot.js'

const claim = '新馆面积3万平方米'

describe('/check', () => {
  it.each([
    [
      'zh-CN',
      '**不符** · “新馆面积3万平方米”',
      '语料未载',
      '语料写的是“2.4万平方米”，不是“3万平方米”[1]。',
      false,
    ],
    [
      'zh-TW',
      '**不符** · 「新馆面积3万平方米」',
      '語料未載',
      '語料寫的是「2.4万平方米」，不是「3万平方米」[1]。',
      false,
    ],
    [
      'en-US',
      '**Contradicted** · “新馆面积3万平方米”',
      'Not in the corpus',
      'The corpus has “2.4万平方米”, not “3万平方米”[1].',
      true,
    ],
  ] as const)(
    'gives each claim its verdict in %s, privately',
    async (locale, first, second, says, isTold) => {
      const { server, service } = await runBot()
      service.checks.set(claim, claimCheck())
      const options = { claim: `${claim}。老馆已经拆除。` }
      const given = server.interaction({ command: 'check', options, locale })
      expect((await given.acknowledged).data?.flags).toBe(64)
      const { embeds = [] } = await given.answered
      expect(embeds?.map(({ description }) => description?.split('\n')[0])).toEqual([
        first,
        expect.stringMatching(`^\\*\\*${second}\\*\\* · .老馆已经拆除.$`),
      ])
      expect(embeds?.[0]?.description).toContain(says)
      expect(embeds?.[0]?.description).toContain('新馆总建筑面积2.4万平方米')
      const note = 'Quotes are in Chinese, the language of the corpus.'
      expect(embeds?.at(-1)?.description?.endsWith(note)).toBe(isTold)
      expect(server.failures).toEqual([])
    },
  )

  it('colours each verdict', async () => {
    const { server, service } = await runBot()
    const verdicts = ['supported', 'contradicted', 'disputed', 'not_in_corpus'] as const
    for (const verdict of verdicts) {
      service.checks.set(`这一条的结论是${verdict}`, claimCheck({ verdict }))
    }
    const options = { claim: verdicts.map((verdict) => `这一条的结论是${verdict}。`).join('') }
    const { embeds } = await server.interaction({ command: 'check', options }).answered
    const green = 0x2ea043
    expect(embeds?.map(({ color }) => color)).toEqual([green, 0xd73a49, 0xd29922, 0x6e7681])
  })

  it.each([
    ['zh-CN', '新馆有多大？', '这里没有可以查证的说法'],
    ['zh-TW', '新館有多大嗎', '這裡沒有可以查證的說法'],
    ['en-US', '嗯。', 'There is nothing to check here'],
  ])('says in %s that there is nothing to check in %j', async (locale, text, said) => {
    const { server } = await runBot()
    const given = server.interaction({ command: 'check', options: { claim: text }, locale })
    expect((await given.answered).content).toContain(said)
  })

  it.each([
    ['zh-CN', '后面还有 2 句没查'],
    ['zh-TW', '後面還有 2 句沒查'],
    ['en-US', '2 more sentences not checked'],
  ])('says in %s how many claims are left of a long text', async (locale, said) => {
    const { server } = await runBot()
    const text = Array.from({ length: 7 }, (_, i) => `第${i}号馆已经开放。`).join('')
    const given = server.interaction({ command: 'check', options: { claim: text }, locale })
    const reply = await given.answered
    expect(reply.embeds).toHaveLength(5)
    expect(reply.embeds?.at(-1)?.description).toContain(said)
    const publish = { 'zh-CN': '公开', 'zh-TW': '公開' }[locale] ?? 'Publish'
    const shown = await server.press(given, publish, { locale }).followedUp
    expect(shown.embeds?.at(-1)?.description).toContain(said)
  })

  it('keeps five long claims with long evidence within what Discord takes', async () => {
    const { server, service } = await runBot()
    const claims = [...'甲乙丙丁戊'].map((each) => each.repeat(150))
    const long = (n: number) => citation({ n, quote: '**引'.repeat(400), title: '[题'.repeat(100) })
    for (const each of claims) {
      const citations = [1, 2, 3, 4].map(long)
      const reasons = ['*理由*'.repeat(200), '_又_'.repeat(200)]
      service.checks.set(each, claimCheck({ claim: each, citations, reasons }))
    }
    const { answered } = server.interaction({
      command: 'check',
      options: { claim: claims.join('。') },
    })
    const reply = await answered
    expect(reply.embeds).toHaveLength(5)
    for (const { description } of reply.embeds ?? []) expect(description).toContain('理由')
    expect(server.failures).toEqual([])
  })

  it('passes over what says nothing beside a claim', async () => {
    const { server, service } = await runBot()
    service.checks.set(claim, claimCheck())
    const { answered } = server.interaction({
      command: 'check',
      options: { claim: `哈哈哈哈哈。${claim}` },
    })
    expect((await answered).embeds).toHaveLength(1)
    expect(server.failures).toEqual([])
  })

  it('can be published by who asked', async () => {
    const { server, service } = await runBot()
    service.checks.set(claim, claimCheck())
    const given = server.interaction({ command: 'check', options: { claim } })
    expect(controlsOf(await given.answered)).toEqual(['查看原文', '👍', '👎', '公开', '🔔'])
    const shown = await server.press(given, '公开').followedUp
    expect(descriptionOf(shown)).toContain('**不符**')
    expect(shown.flags ?? 0).toBe(0)
    expect(controlsOf(shown)).toEqual(['查看原文', '👍', '👎', '🔔'])
  })

  it('tells in one sentence that it failed', async () => {
    const { server, service, log } = await runBot()
    service.check = () => Promise.reject(new Error('secret path'))
    const given = server.interaction({ command: 'check', options: { claim }, locale: 'zh-TW' })
    expect((await given.answered).content).toBe('出錯了：這次沒能完成，請稍後再試。')
    expect(log.at('error')).toEqual(['这段话没有查证：出错'])
  })
})

describe('查证 in the menu of a message', () => {
  it('checks what the message says, without mentions, markdown and links', async () => {
    const { server, service } = await runBot()
    const checked: string[] = []
    service.check = async (text) => {
      checked.push(text)
      return claimCheck({ claim: text })
    }
    const content = [
      '<@123> 快看 <#456> https://news.example/1',
      '> **新馆**面积`3万`平方米！',
      '- 见[某市日报](<https://news.example/2>)的报道。',
      '真的吗？',
      '||老馆||已经\\*拆除\\*。',
    ].join('\n')
    const { id } = server.message({ content })
    const given = server.useMenu({ command: '查证', message: id })
    expect((await given.acknowledged).data?.flags).toBe(64)
    await given.answered
    expect(checked).toEqual(['新馆面积3万平方米', '见某市日报的报道', '老馆已经*拆除*'])
    expect(server.failures).toEqual([])
  })

  it('checks what stands in embeds, without the lines that only name sources', async () => {
    const { server, service } = await runBot()
    const checked: string[] = []
    service.check = async (text) => {
      checked.push(text)
      return claimCheck({ claim: text })
    }
    const description = [
      '**2.4万平方米**',
      '新馆总建筑面积2.4万平方米。[1]',
      '',
      '**Sources**',
      '[1] [新馆开放首日](<https://a.example>) · 某市日报',
    ].join('\n')
    const embeds = [{ title: '新馆明天开放', description }]
    const { channelId } = server.state
    const { id } = storeMessage(server.state, { channelId, body: { embeds } })
    await server.useMenu({ command: '查证', message: id }).answered
    expect(checked).toEqual(['新馆明天开放', '新馆总建筑面积2.4万平方米'])
  })

  it.each([
    ['zh-CN', '**不符** · “新馆面积3万平方米”', '公开'],
    ['zh-TW', '**不符** · 「新馆面积3万平方米」', '公開'],
    ['en-US', '**Contradicted** · “新馆面积3万平方米”', 'Publish'],
  ])('answers in %s, privately', async (locale, first, publish) => {
    const { server, service } = await runBot()
    service.checks.set(claim, claimCheck())
    const { id } = server.message({ content: `${claim}。` })
    const given = server.useMenu({ command: '查证', message: id, locale })
    expect((await given.acknowledged).data?.flags).toBe(64)
    const shown = await given.answered
    expect(descriptionOf(shown).split('\n')[0]).toBe(first)
    expect(controlsOf(shown)).toContain(publish)
    expect(server.failures).toEqual([])
  })

  it('says that a picture holds nothing to check', async () => {
    const { server } = await runBot()
    const { id } = server.message({ content: '' })
    const reply = await server.useMenu({ command: '查证', message: id, locale: 'en-US' }).answered
    expect(textOf(reply)).toContain('nothing to check')
  })
})
