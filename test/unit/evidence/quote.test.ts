import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cite, quoteSpan } from '../../../src/evidence/quote.js'
import { fold } from '../../../src/text/fold.js'
import { article, evidence, spanOf } from '../answer/invented.js'

/** The quote for a sentence of a text, with the short answer that stands in it. */
function quoteOf(text: string, sentence: string, short: string | null, damage = ''): string {
  const from = article({
    text,
    damage: damage === '' ? [] : [{ ...spanOf(text, damage), kind: 'gap' }],
  })
  const found = short === null ? null : { ...spanOf(text, short), probability: 1 }
  const { start, end } = quoteSpan(evidence(from, spanOf(text, sentence), { short: found }))
  return text.slice(start, end)
}

const clause = '沿线的乡镇陆续修好了码头和仓库'
const long = (...parts: string[]) => `${parts.join('，')}。`

describe('a sentence', () => {
  const text = '大桥今天通车。大桥全长4280米，双向六车道。行人也可以通过。'

  test('is quoted whole where it is short', () => {
    expect(quoteOf(text, '大桥全长4280米，双向六车道。', '4280米')).toBe(
      '大桥全长4280米，双向六车道。',
    )
  })

  test('is cut to the clauses around the short answer where it is long', () => {
    const parts = [...Array(8).fill(clause), '大桥投资26.4亿元', ...Array(8).fill(clause)]
    const sentence = long(...parts)
    const quote = quoteOf(sentence, sentence, '26.4亿元')
    expect(quote).toContain('大桥投资26.4亿元')
    expect(quote.length).toBeLessThanOrEqual(170)
    for (const each of quote.replace(/。$/, '').split('，')) expect(parts).toContain(each)
  })

  test('is cut from its beginning where nothing in it answers', () => {
    const sentence = long('大桥通车', ...Array(12).fill(clause))
    expect(quoteOf(sentence, sentence, null)).toMatch(/^大桥通车，沿线/)
  })

  test('is never cut at the comma of a number', () => {
    const figures = Array(30).fill('1,234,567').join('与')
    const sentence = `${long(clause, figures, clause).slice(0, -1)}，共9,876册。`
    expect(quoteOf(sentence, sentence, '9,876册')).toContain('9,876册')
    expect(quoteOf(sentence, sentence, '1,234,567')).toContain(figures)
  })
})

describe('a sentence that leans on the one before', () => {
  const before = '岚泽智造在新区建厂。'

  test.each([
    '该公司招聘了640名工人。',
    '其中一半来自乡村。',
    '这是当地最大的工厂。',
    '他说工厂很大。',
  ])('is quoted with it: %s', (sentence) => {
    expect(quoteOf(before + sentence, sentence, null)).toBe(before + sentence)
  })

  test('stands alone where it names its subject', () => {
    const sentence = '公司招聘了640名工人。'
    expect(quoteOf(before + sentence, sentence, null)).toBe(sentence)
  })

  test('stands alone at the beginning of a text or of a paragraph', () => {
    const sentence = '该公司招聘了640名工人。'
    expect(quoteOf(sentence, sentence, null)).toBe(sentence)
    expect(quoteOf(`${before}\n${sentence}`, sentence, null)).toBe(sentence)
  })

  test('stands alone where the one before is damaged or would make it too long', () => {
    const sentence = '该公司招聘了640名工人。'
    expect(quoteOf(`岚泽智造月产能%。${sentence}`, sentence, null, '产能%')).toBe(sentence)
    const longBefore = long(...Array(10).fill(clause))
    expect(quoteOf(longBefore + sentence, sentence, null)).toBe(sentence)
  })
})

const piece = fc.constantFrom(
  '乡镇',
  '修好了',
  '码头',
  '，',
  '；',
  '1,234',
  '5.6万',
  '在',
  '，其中',
)
const sentences = fc.array(piece, { minLength: 1, maxLength: 160 }).map((parts) => parts.join(''))

test('a quote lies within its sentence, around the short answer, and parts no number', () => {
  fc.assert(
    fc.property(sentences, fc.nat(), fc.integer({ min: 1, max: 6 }), (body, at, length) => {
      const text = `始${body}终。`
      const start = at % text.length
      const short = { start, end: Math.min(text.length, start + length), probability: 1 }
      const from = article({ text })
      const sentence = { start: 0, end: text.length }
      const quote = quoteSpan(evidence(from, sentence, { short }))
      expect(quote.start).toBeGreaterThanOrEqual(0)
      expect(quote.end).toBeLessThanOrEqual(text.length)
      const said = text.slice(short.start, short.end).replace(/^[，；]+|[，；]+$/g, '')
      expect(text.slice(quote.start, quote.end)).toContain(said)
      for (const cut of [quote.start, quote.end]) {
        expect(text.slice(cut - 1, cut + 1)).not.toMatch(/\d\d|[\d,.]\d|\d[,.]/)
      }
    }),
  )
})

describe('a citation', () => {
  test('holds the quote to the letter, with where it comes from', () => {
    const text = '大橋今天通車。\n大橋全長4280米。\n行人可以通過。'
    const from = article({
      text,
      title: '通車',
      url: 'https://news.example/1',
      digest: true,
      origin: 'first.md',
      lines: [
        [0, 3],
        [8, 7],
        [19, 9],
      ],
    })
    const span = spanOf(text, '大橋全長4280米。')
    expect(cite(from, span, 4)).toEqual({
      n: 4,
      quote: '大橋全長4280米。',
      articleId: 'bridge.md',
      title: '通車',
      source: '望川日报',
      published: '2024-05-01',
      file: 'bridge.md',
      lines: [7, 7],
      page: null,
      digest: true,
      ...span,
      origin: 'first.md',
      url: 'https://news.example/1',
    })
    expect(fold(cite(from, span, 1).quote)).toBe('大桥全长4280米。')
  })

  test('names the first and the last line that hold it', () => {
    const text = '甲乙丙丁戊己'
    const from = article({
      text,
      lines: [
        [0, 1],
        [2, 2],
        [4, 5],
      ],
    })
    const linesOf = (start: number, end: number) => cite(from, { start, end }, 1).lines
    expect(linesOf(0, 2)).toEqual([1, 1])
    expect(linesOf(1, 3)).toEqual([1, 2])
    expect(linesOf(2, 6)).toEqual([2, 5])
    expect(linesOf(4, 6)).toEqual([5, 5])
  })
})
