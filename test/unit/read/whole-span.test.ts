import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wholeSpans } from '../../../src/read/whole-span.js'
import { sentences } from '../../../src/text/sentences.js'

/** What becomes of the stretch between the two | in a text. */
function shown(marked: string): string | null {
  const [before = '', within = '', after = ''] = marked.split('|')
  const text = before + within + after
  const span = wholeSpans(text)({ start: before.length, end: before.length + within.length })
  return span && text.slice(span.start, span.end)
}

describe('wholeSpans', () => {
  test.each([
    ['总投资|18亿元，|由集团建设', '18亿元'],
    ['全长三公里|。总投资|18亿元', '总投资'],
    ['他说：|“很好。”|', '很好'],
    ['总投资1|8.5|亿元', '18.5'],
    ['总投资1,2|00|.75亿元', '1,200.75'],
    ['用了i|Phone1|5手机', 'iPhone15'],
    ['由张|\ud842|\udfb7设计', '𠮷'],
    ['净利润|-1214万元|，下降', '-1214万元'],
    ['从5月|-8月|施工', '8月'],
    ['同比增长|12.5%|。', '12.5%'],
    ['放映|《红楼梦》|', '红楼梦'],
    ['上演|《红楼梦》和《西游记》|两部', '《红楼梦》和《西游记》'],
    ['属于|学部（学院|）管理', '学部（学院）'],
    ['有|“荷虾共作”、“荷鱼共作|”两种', '“荷虾共作”、“荷鱼共作”'],
  ])('%s is shown as %s', (marked, expected) => {
    expect(shown(marked)).toBe(expected)
  })

  test.each([
    ['，|。！|'],
    ['全长|三公里。总投资|18亿元'],
    ['叫|甲》和乙|的'],
    ['叫|甲和《乙|的'],
    [`|${'长'.repeat(61)}|`],
  ])('%s cannot be shown', (marked) => {
    expect(shown(marked)).toBeNull()
  })

  test('whatever is shown lies in one sentence, is no longer than allowed, and stays as it is', () => {
    const piece = fc.constantFrom(
      '桥',
      '。',
      '，',
      '《',
      '》',
      '18',
      '.',
      '5',
      ' ',
      '😀',
      'km',
      '-',
      '\n',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        (pieces, from, length) => {
          const text = pieces.join('')
          const start = from % (text.length + 1)
          const end = Math.min(text.length, start + (length % 61))
          const whole = wholeSpans(text)
          const span = whole({ start, end })
          if (span === null) return
          expect(span.end - span.start).toBeGreaterThan(0)
          expect(span.end - span.start).toBeLessThanOrEqual(60)
          const said = text.slice(span.start, span.end)
          expect(Buffer.from(said).toString()).toBe(said)
          expect(said).toBe(said.trim())
          expect(said).not.toMatch(/^[。，》]|[。，《]$/)
          expect(
            sentences(text).some((one) => one.start <= span.start && span.end <= one.end),
          ).toBe(true)
        },
      ),
    )
  })
})
