import { describe, expect, test } from 'vitest'
import { asSentence, scriptOf } from '../../../src/text/script-of-answer.js'

test.each([
  ['澜溪大桥有多长？', '大橋全長4280米', '大桥全长4280米'],
  ['瀾溪大橋有多長？', '大桥全长4280米', '大橋全長4280米'],
  ['瀾溪大橋有多長？', '大橋全長4280米', '大橋全長4280米'],
  ['Lanxi Bridge?', '大橋全長4280米', '大桥全长4280米'],
])('an answer to %s is written in its script', (question, text, written) => {
  expect(scriptOf(question)(text)).toBe(written)
})

describe('a quote as a sentence', () => {
  test.each([
    [
      'loses spaces between Han and figures',
      '大桥全长 4280 米，占 12% 左右',
      '大桥全长4280米，占12%左右',
    ],
    ['loses line ends and outer space', ' 第一行\n第二行 ', '第一行 第二行'],
    ['keeps the spaces of Latin words', '由 Blue River 公司承建', '由Blue River公司承建'],
    [
      'keeps a name in marks as it is',
      '代号“云雀 2 号”的列车，见《棠江 3 号》',
      '代号“云雀 2 号”的列车，见《棠江 3 号》',
    ],
    [
      'keeps a title in corner marks as it is',
      '代號「雲雀 2 號」的 3 列',
      '代號「雲雀 2 號」的3列',
    ],
  ])('%s', (_, quote, sentence) => {
    expect(asSentence(quote)).toBe(sentence)
  })
})
