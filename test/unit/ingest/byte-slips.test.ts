import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { byteSlips } from '../../../src/ingest/repair/byte-slips.js'
import { applyEdits, sourceText } from '../../../src/ingest/source-text.js'
import { slip } from '../../support/damage/byte-slips.js'

const repaired = (text: string) => applyEdits(sourceText(text), byteSlips.find(text).edits).text

/** `text` as a page shows it that lost the lead byte of the character at `at`, and a half for another. */
function slipped(text: string, at: number): string {
  return slip(text, at, 'swallowed')?.text ?? text
}

const quotes = [
  '周岸說：“以前只聽說沙子多，如今看到了一排排工廠。”何曉輝也這樣說。',
  '她告訴記者：“在家門口就能做高精尖的活，感到十分自豪。”</p>',
  '“產業鏈擰成一條繩，取長補短、共同發展。”</p>',
]

/** The offset of the last character whose bytes the slip moved: an ASCII byte brings the pairs back. */
function lastOfRun(text: string, at: number): number {
  const bytes = iconv.encode(text.slice(at), 'gbk')
  let i = 1
  while (i < bytes.length && (bytes[i] ?? 0) >= 0x80) i += 2
  return at + iconv.decode(bytes.subarray(0, Math.max(2, i - 1)), 'gbk').length - 1
}

describe('byte slips', () => {
  test.each(quotes)('%s', (text) => {
    const damaged = slipped(text, text.indexOf('。”'))
    expect(damaged).toContain('?！')
    expect(repaired(damaged)).toBe(text.replace('</p>', '?/p>'))
    // Some sites make a page half-width afterwards.
    expect(repaired(damaged.replaceAll('！', '!'))).toBe(text.replace('</p>', '?/p>'))
  })

  const sentence =
    '港區規模化發展的勢頭已經形成，長在這裡的人最愛吃銀魚面，調度長周岸的徒弟何小輝說。'

  test.each(['模', '化', '的', '已', '經'])('%s is the only word that fits', (lost) => {
    const damaged = slipped(sentence, sentence.indexOf(lost))
    expect(repaired(damaged)).toBe(sentence)
    expect(byteSlips.find(damaged).damage).toEqual([])
  })

  test.each(['周', '何', '面'])('%s is one of several: the place is marked', (lost) => {
    const at = sentence.indexOf(lost)
    const damaged = slipped(sentence, at)
    expect(repaired(damaged)).toBe(`${sentence.slice(0, at)}?${sentence.slice(at + 1)}`)
    expect(byteSlips.find(damaged).damage).toEqual([{ start: at, end: at + 1 }])
  })

  test('what stands between the first and the last character of a run is certain', () => {
    const places = quotes.flatMap((text, n) => Array.from(text, (_, at) => [n, at] as const))
    let restored = 0
    for (const [n, at] of places) {
      const text = quotes[n] ?? ''
      if (text.charCodeAt(at) <= 0x7f) continue
      const damaged = slipped(text, at)
      const result = repaired(damaged)
      if (result === damaged) continue
      restored++
      expect(result.slice(0, at)).toBe(text.slice(0, at))
      expect(result.slice(at + 1)).toContain(text.slice(at + 1, lastOfRun(text, at)))
    }
    expect(restored).toBeGreaterThan(places.length / 3)
  })

  test('a character that the run lost half of is damage, with the digits torn from it', () => {
    const text = '港口今年新增标准泊位，全年吞吐量达到9617万吨，比上年多。'
    const damaged = slipped(text, text.indexOf('新增'))
    const { edits, damage } = byteSlips.find(damaged)
    const result = applyEdits(sourceText(damaged), edits).text
    expect(result).toContain('增标准泊位，全年吞吐量达')
    expect(damage.map(({ start, end }) => damaged.slice(start, end)).at(-1)).toMatch(/617$/)
  })

  test.each([
    '你是谁?我不知道。',
    '真的?！',
    '“为什么?！”他问。',
    '3?4',
    '??',
    '去哪里?x坐标',
    '好吗?',
  ])('%s is no slip', (text) => {
    expect(repaired(text)).toBe(text)
  })
})
