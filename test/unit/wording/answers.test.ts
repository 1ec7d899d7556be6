import { describe, expect, test } from 'vitest'
import type { AnswerNote } from '../../../src/domain/index.js'
import { noteIn, worded } from '../../../src/wording/answers.js'
import { answered, silent } from '../answer/invented.js'

const locales = ['zh-CN', 'zh-TW', 'en'] as const
const question = '澜溪大桥有多长？'
const notes: AnswerNote[] = [
  { kind: 'understood_as', question },
  { kind: 'continues', question },
  { kind: 'corrected', written: '蓝溪', meant: '澜溪' },
  { kind: 'reworded', question },
  {
    kind: 'reported_by',
    reports: [{ source: '望川日报', published: '2024-05-01', author: '骆青' }],
  },
  { kind: 'unanswered', question },
]

describe('a note', () => {
  test.each(notes)('$kind is a sentence of its own in each language, with its values', (note) => {
    const said = locales.map((locale) => noteIn(locale, note))
    expect(new Set(said).size).toBe(locales.length)
    for (const sentence of said) {
      expect(sentence).toMatch(/[。.]$/)
      expect(sentence).not.toContain('undefined')
    }
    const { kind: _, ...values } = note
    const texts = Object.values(values)
      .flat()
      .flatMap((value) => (typeof value === 'string' ? [value] : Object.values(value ?? {})))
    for (const value of texts) for (const sentence of said) expect(sentence).toContain(value)
  })

  test('about reports leaves out what they do not state, and says each once', () => {
    const report = { source: '望川日报', published: null, author: null }
    const note: AnswerNote = { kind: 'reported_by', reports: [report, report] }
    expect(noteIn('zh-CN', note)).toBe('报道出自：望川日报。')
  })
})

describe('an answer in words', () => {
  test('is its sentences with their markers, and has no notice without notes', () => {
    expect(worded(answered(), 'zh-CN')).toMatchObject({
      answer: '澜溪大桥全长4280米。[1]',
      notice: null,
    })
  })

  test('has the notes and the failure of the model as one notice', () => {
    const answer = answered({ notes: notes.slice(0, 1), modelFailure: 'timeout' })
    expect(worded(answer, 'zh-CN').notice).toBe(
      `按“${question}”理解。未使用对话模型：模型没有及时回应，以下为直接摘录。`,
    )
    expect(worded(answer, 'en').notice).toMatch(/^Understood as .*\. The chat model was not used/)
  })

  test.each([
    ['zh-CN', '语料中没有找到能回答这个问题的内容。'],
    ['zh-TW', '語料中沒有找到能回答這個問題的內容。'],
    ['en', 'Nothing in the corpus answers this.'],
  ] as const)('says in %s that the corpus is silent', (locale, said) => {
    expect(worded(silent(), locale).answer).toBe(said)
  })

  test('advises who asks in English to ask in Chinese', () => {
    const { answer } = worded(silent({ question: 'How long is the bridge?' }), 'en')
    expect(answer).toMatch(/best asked in Chinese\.$/)
  })

  test('names what comes close before its sentences', () => {
    const near = silent({ isNear: true, sentences: answered().sentences })
    expect(worded(near, 'zh-CN').answer).toBe('没有直接写明，最接近的是：澜溪大桥全长4280米。[1]')
  })

  test('asks back with the word that is not understood, or about all of the question', () => {
    expect(worded(silent({ clarify: '它' }), 'zh-CN').answer).toContain('“它”是指哪一个')
    const { answer } = worded(silent({ question, clarify: question }), 'zh-CN')
    expect(answer).toMatch(/^不能确定您问的是什么/)
    expect(worded(silent({ question: '谢谢', clarify: '谢谢' }), 'zh-CN').answer).toMatch(/^不客气/)
  })
})
