import { expect, test } from 'vitest'
import { inWritingOf } from '../../../../src/evidence/comparison/same-values.js'
import { ReadText } from '../../../../src/text/read-text.js'

test.each([
  ['全年募集善款3500万元。', '慈善会全年募集善款三千五百万元。', '全年募集善款三千五百万元。'],
  ['全年募集0.35亿元。', '慈善会全年募集善款3500万元。', '全年募集3500万元。'],
  ['8月4号开馆。', '图书馆定于8月4日开馆。', '8月4日开馆。'],
])('a value is written as the text writes it: %s', (claim, text, written) => {
  expect(inWritingOf(new ReadText(claim), new ReadText(text), '2025-08-01').text).toBe(written)
})

test.each([
  ['another value', '募集3500万元。', '募集三千六百万元。'],
  ['another bound', '募集超过3500万元。', '募集近三千五百万元。'],
  ['another kind', '种树3500棵。', '投入三千五百元。'],
  ['the same writing', '募集3500万元。', '募集3500万元，合三千五百万元。'],
])('%s stays', (_, claim, text) => {
  const said = new ReadText(claim)
  expect(inWritingOf(said, new ReadText(text), null)).toBe(said)
})
