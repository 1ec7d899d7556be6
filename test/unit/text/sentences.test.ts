import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentences } from '../../../src/text/sentences.js'
import { anyText, articleText } from './generated-text.js'

const split = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  test.each([
    ['春天到了。花开了！真的吗？', ['春天到了。', '花开了！', '真的吗？']],
    ['他说：“走吧。”大家起身。', ['他说：“走吧。”', '大家起身。']],
    ['（详见附表。）下一项。', ['（详见附表。）', '下一项。']],
    ['增长3.14%，达到1.5亿元。', ['增长3.14%，达到1.5亿元。']],
    ['沉默……他终于开口。', ['沉默……他终于开口。']],
    ['“我想……”他停住了。', ['“我想……”', '他停住了。']],
    ['第一行\n第二行', ['第一行', '第二行']],
    ['It rained. We left at 5.30 today.', ['It rained.', 'We left at 5.30 today.']],
    ['竟然如此？！', ['竟然如此？！']],
    ['  \u3000\n', []],
  ])('%j', (text, expected) => {
    expect(split(text)).toEqual(expected)
  })

  test('cover all but white space, in order, without overlap', () => {
    fc.assert(
      fc.property(fc.oneof(articleText, anyText), (text) => {
        let at = 0
        for (const { start, end } of sentences(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(at, start)).toMatch(/^\s*$/)
          expect(text.slice(start, end)).toMatch(/^\S([\s\S]*\S)?$/)
          at = end
        }
        expect(text.slice(at)).toMatch(/^\s*$/)
      }),
    )
  })

  test('a sentence cut out of its text is still one sentence', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        for (const sentence of split(text)) expect(split(sentence)).toEqual([sentence])
      }),
    )
  })
})
