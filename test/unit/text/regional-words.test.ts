import { expect, test } from 'vitest'
import { inMainlandWords, inTaiwanWords } from '../../../src/text/regional-words.js'

test.each([
  ['捷運站外的計程車', '地铁站外的出租车'],
  ['軟體與網路品質', '软件与网络质量'],
  ['大橋全長多少公尺', '大桥全长多少公尺'],
])('%s is said in the words of the mainland', (said, meant) => {
  expect(inMainlandWords(said)).toBe(meant)
})

test('the words of the mainland are said in those of Taiwan, in simplified characters', () => {
  expect(inTaiwanWords('地铁站外的出租车')).toBe('捷运站外的计程车')
})

test('what both say alike stays', () => {
  expect(inTaiwanWords('大桥全长多少米')).toBe('大桥全长多少米')
  expect(inMainlandWords('大桥全长多少米')).toBe('大桥全长多少米')
})
