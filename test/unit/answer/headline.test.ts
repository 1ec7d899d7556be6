import { expect, test } from 'vitest'
import { ofWholeWords } from '../../../src/answer/headline.js'
import { article, evidence, spanOf } from './invented.js'

const text = '新规定自2026年3月1日起施行，共设12节课，学费达到300元。'

test.each([
  ['2026年3月1', '2026年3月1日'],
  ['12', '12节'],
  ['达到300', '300元'],
  ['规定', '规定'],
])('%s is shown as %s', (span, whole) => {
  const { start, end } = ofWholeWords(evidence(article({ text })), spanOf(text, span))
  expect(text.slice(start, end)).toBe(whole)
})
