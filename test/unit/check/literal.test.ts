import fc from 'fast-check'
import { expect, test } from 'vitest'
import { literalSpan } from '../../../src/check/literal.js'

const text = '云岭大桥昨日通车。大桥全长２.3公里，总投资18亿元。网传“大桥已经垮塌”，属于谣言。'

test.each<[claim: string, told: string | null]>([
  ['云岭大桥昨日通车', '云岭大桥昨日通车'],
  ['云岭 大桥昨日通车。', '云岭大桥昨日通车'],
  ['大桥全长2.3公里，总投资18亿元。', '大桥全长２.3公里，总投资18亿元'],
  [
    '云岭大桥昨日通车。大桥全长2.3公里，总投资18亿元',
    '云岭大桥昨日通车。大桥全长２.3公里，总投资18亿元',
  ],
  // A part of a sentence may be what the rest of it denies.
  ['大桥已经垮塌', null],
  ['总投资18亿元', null],
  ['云岭大桥昨日', null],
  ['云岭大桥今日通车', null],
  ['。', null],
  ['', null],
])('“%s” stands in whole sentences: %s', (claim, told) => {
  const span = literalSpan(text, claim)
  expect(span && text.slice(span.start, span.end)).toBe(told)
})

const bare = (said: string) => said.replace(/\s/g, '')

test('each sentence of a text is found in it, wherever it stands', () => {
  const sentence = fc
    .array(fc.constantFrom('桥', '河', '18', '公里', ' ', '，', 'A', '㎡'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => `甲${parts.join('')}乙`)
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 5 }), fc.nat(), (said, n) => {
      const whole = said.map((each) => `${each}。`).join('')
      const claim = said[n % said.length] ?? ''
      const span = literalSpan(whole, claim)
      expect(span).not.toBeNull()
      if (span) expect(bare(whole.slice(span.start, span.end))).toBe(bare(claim))
    }),
  )
})
