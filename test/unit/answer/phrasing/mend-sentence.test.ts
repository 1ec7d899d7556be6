import { expect, test } from 'vitest'
import { mendSentence } from '../../../../src/answer/phrasing/mend-sentence.js'
import { groundsOf } from '../../../../src/evidence/wording/grounds.js'

const ruling = '石桥造纸厂不服判决提起上诉，二审法院审理后维持原判。'

const mended = (sentence: string) => {
  const quotes = groundsOf([ruling])
  const told = { quotes, whole: quotes, named: quotes, around: quotes, asked: '' }
  return mendSentence(sentence, told)
}

test.each([
  [
    'a verdict of its own words in front',
    '没有改判，石桥造纸厂提起上诉，二审法院维持原判。',
    '石桥造纸厂提起上诉，二审法院维持原判。',
  ],
  ['a yes in front', '是的，二审法院审理后维持原判。', '二审法院审理后维持原判。'],
  [
    'a clause of its own behind',
    '二审法院审理后维持原判，造纸厂十分失望。',
    '二审法院审理后维持原判。',
  ],
])('a sentence with %s is shown without it', (_, sentence, shown) => {
  expect(mended(sentence)).toMatchObject({ text: shown, fault: null })
})

test('a day that no quote tells is not taken off: the sentence is refused', () => {
  expect(mended('10月11日，二审法院审理后维持原判。').fault).toMatchObject({ kind: 'figure' })
})
