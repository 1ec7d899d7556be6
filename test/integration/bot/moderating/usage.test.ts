import { expect, it } from 'vitest'
import { failure } from '../../../../src/wording/failure.js'
import { moderatedBot } from './moderated-bot.js'

const inThree = [
  ['zh-CN', '不能往里添加文章', '只能整个移除', ['标题', '正文']],
  ['zh-TW', '不能往裡面加文章', '只能整個移除', ['標題', '正文']],
  ['en-US', 'nothing can be added to it', 'only goes as a whole', ['Title', 'Text']],
] as const

it.each(inThree)(
  'what cannot be done is worded by what was wanted: %s',
  async (locale, added, removed, [title, text]) => {
    const refuse = async () => {
      throw failure('usage:corpus_is_a_file', { path: '/srv/news.jsonl' })
    }
    const { server, moderator } = await moderatedBot({
      service: { addToCorpus: refuse, removeFromCorpus: refuse },
    })
    const who = { user: moderator, locale }
    const told = async (given: { id: string; answered: Promise<unknown> }) => {
      await given.answered
      const { text: said } = server.shown(given)
      expect(said).not.toMatch(/--corpus|\/srv/)
      return said
    }
    const run = (command: string, options: Record<string, unknown>) =>
      server.interaction({ command, options: options as Record<string, string>, ...who })
    const file = { filename: 'a.txt', bytes: '青禾市新增了三条公交线路。' }
    expect(await told(run('corpus add', { file }))).toContain(added)
    const form = run('corpus add', {})
    await form.modal
    const sent = server.submitModal(form, { [title]: '公交', [text]: '三条线路。' }, who)
    expect(await told(sent)).toContain(added)
    expect(await told(run('corpus remove', { target: 'tea' }))).toContain(removed)
  },
)

it.each([
  [
    'zh-CN',
    '✅ records.jsonl：1 篇文章，另有 5 条未收录：',
    '第 2 行不是有效的 JSON',
    '……另有 2 条',
  ],
  [
    'zh-TW',
    '✅ records.jsonl：1 篇文章，另有 5 筆未收錄：',
    '第 2 行不是有效的 JSON',
    '……另有 2 筆',
  ],
  [
    'en-US',
    '✅ records.jsonl: 1 article, 5 records left out:',
    'line 2 is not valid JSON',
    '… and 2 more',
  ],
] as const)(
  'records that are left out are told with their reasons: %s',
  async (locale, ...said) => {
    const { server, moderator } = await moderatedBot()
    const records = [
      JSON.stringify({ text: '青禾市新增了三条公交线路。' }),
      '{',
      '{}',
      '[]',
      '{',
      '{',
    ]
    const file = { filename: 'records.jsonl', bytes: records.join('\n') }
    const options = { file } as unknown as Record<string, string>
    const given = server.interaction({ command: 'corpus add', options, user: moderator, locale })
    await given.answered
    const { lines } = server.shown(given)
    const [head, first, more] = said
    expect(lines.slice(0, 2)).toEqual([head, `　· ${first}`])
    expect(lines[4]).toBe(`　· ${more}`)
  },
)
