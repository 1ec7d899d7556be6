import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decode } from '../../../src/ingest/decode.js'

const words =
  '港口,城市,发展,企业,技术,投资,项目,记者,表示,增长,今年,建设,工人,新闻,公司,市场,政府,计划,人民,服务'.split(
    ',',
  )
const simplified = fc
  .array(fc.constantFrom(...words, '，', '。', '2024年', '\n'), { minLength: 20, maxLength: 200 })
  .map((parts) => parts.join(''))
const inTraditional: Record<string, string> = {
  发: '發',
  业: '業',
  术: '術',
  资: '資',
  项: '項',
  记: '記',
  长: '長',
  设: '設',
  闻: '聞',
  场: '場',
  计: '計',
  划: '劃',
  务: '務',
  企: '企',
}

describe('decode', () => {
  test.each([
    'utf8',
    'utf8 with BOM',
    'utf16-le with BOM',
    'utf16-be with BOM',
    'utf16-le',
    'gb18030',
  ])('%s', (name) => {
    const [encoding = '', withMark] = name.split(' with ')
    fc.assert(
      fc.property(simplified, (text) => {
        const bytes = iconv.encode(text, encoding, { addBOM: withMark !== undefined })
        expect(decode(bytes)).toEqual({ text })
      }),
      { numRuns: 30 },
    )
  })

  test('big5', () => {
    fc.assert(
      fc.property(simplified, (text) => {
        const traditional = text.replace(/./g, (each) => inTraditional[each] ?? each)
        expect(decode(iconv.encode(traditional, 'big5'))).toEqual({ text: traditional })
      }),
      { numRuns: 30 },
    )
  })

  test('UTF-8 that lost a byte is read as UTF-8 with one place undecodable', () => {
    const text = '今年的港口建设项目增长很快，企业投资超过计划。'
    const bytes = Buffer.from(text, 'utf8')
    const cut = Buffer.concat([bytes.subarray(0, 10), bytes.subarray(11)])
    const decoded = decode(cut)
    expect('text' in decoded && decoded.text.replace(/\ufffd+/, '')).toBe(text.replace('港', ''))
  })

  test.each([
    ['nothing', new Uint8Array(0), 'empty'],
    ['a picture', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256), 'binary'],
    [
      'noise',
      Uint8Array.from({ length: 4000 }, (_, i) => 128 + ((i * i * 31 + i * 17) % 127)),
      'unknown_encoding',
    ],
  ])('%s is rejected with the reason', (_, bytes, code) => {
    expect(decode(bytes)).toEqual({ reason: { code } })
  })
})
