import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTraditional, toSimplified, toTraditional } from '../../../src/text/script.js'
import { terms } from '../../../src/text/tokens.js'
import { anyText, articleText } from './generated-text.js'

// Words whose other script needs a word list, or that share a character with another word.
const words =
  '发展,头发,皇后,以后,里面,公里,干燥,干部,树干,乾隆,面条,方面,台湾,台风,系统,联系,关系,随着,走着,著名,著作,显著,为了,这么,什么,制造,制度,复杂,恢复,钟表,准备,批准,历史,日历,征求,长征,云南,家具,几乎,松树,放松,丑闻,价格,曲线,谷物,山谷,千万,秋千,余额,剩余,光机电产业,总产值,记者'.split(
    ',',
  )
const phrase = fc.array(fc.constantFrom(...words, '，', '。', '2024年', 'CNC'), { maxLength: 40 })

describe('script', () => {
  test.each([
    ['吸引著越來越多的企業', '吸引着越来越多的企业'],
    ['著名學者的專著', '著名学者的专著'],
    ['臺灣颱風', '台湾台风'],
    ['乾隆年間天氣乾燥', '乾隆年间天气干燥'],
  ])('%s in simplified characters is %s', (traditional, simplified) => {
    expect(toSimplified(traditional)).toBe(simplified)
  })

  test('tells the script of a text', () => {
    expect(isTraditional('長期以來，產業結構不平衡。')).toBe(true)
    expect(isTraditional('长期以来，产业结构不平衡。')).toBe(false)
    expect(isTraditional('山西')).toBe(false)
  })

  test('conversion keeps the length of any text', () => {
    fc.assert(
      fc.property(fc.oneof(articleText, anyText), (text) => {
        expect(toSimplified(text)).toHaveLength(text.length)
        expect(toTraditional(text)).toHaveLength(text.length)
      }),
    )
  })

  test('both scripts of a text give the same terms', () => {
    fc.assert(
      fc.property(phrase, (parts) => {
        // A mark between words: 看着 and 名单 side by side would read 著名 in traditional script.
        const text = parts.join('、')
        expect(terms(toTraditional(text))).toEqual(terms(text))
      }),
    )
  })
})
