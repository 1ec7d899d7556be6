import { constants } from 'node:os'
import { describe, expect, it } from 'vitest'
import { keptReason } from '../../../src/corpus/corpus-record.js'
import {
  isRejectionReason,
  type RejectionCode,
  type RejectionReason,
  rejectionValues,
} from '../../../src/domain/index.js'
import { locales } from '../../../src/wording/locale.js'
import { rejectionIn } from '../../../src/wording/rejections.js'
import { expectOnly } from '../../support/wording/expect-only.js'

const codes = Object.keys(rejectionValues) as RejectionCode[]
const inner: RejectionReason = { code: 'line_no_object', line: 7007 }
const examples = { number: 4321, string: 'X-ample', reason: inner }

/** A reason of each code, with values that can be found again in what is said. */
const reasons = codes.map((code) => {
  const types = Object.entries(rejectionValues[code])
  const values = types.map(([name, type]: [string, keyof typeof examples]) => [
    name,
    examples[type],
  ])
  return { code, ...Object.fromEntries(values) } as RejectionReason
})
const ours = reasons.filter(({ code }) => code !== 'told')

describe.each(locales)('in %s', (locale) => {
  it.each(reasons)('$code is said with all its values', (reason) => {
    const { code, ...values } = reason
    const sentence = rejectionIn(locale, reason)
    expect(sentence).not.toBe('')
    for (const value of Object.values(values)) {
      expect(sentence).toContain(value === inner ? rejectionIn(locale, inner) : String(value))
    }
  })

  it('no two codes are said alike', () => {
    const sentences = reasons.map((reason) => rejectionIn(locale, reason))
    expect(new Set(sentences).size).toBe(codes.length)
  })

  it.each(Object.keys(constants.errno))('what the system calls %s is said in words', (errno) => {
    expectOnly(locale, rejectionIn(locale, { code: 'system', errno }))
  })
})

it.each(ours)(
  '$code is said in English without Chinese, and in traditional characters',
  (reason) => {
    for (const locale of locales) expectOnly(locale, rejectionIn(locale, reason))
  },
)

describe('a reason that was kept', () => {
  it.each(reasons)('$code is read back', (reason) => {
    expect(keptReason.parse(JSON.parse(JSON.stringify(reason)))).toEqual(reason)
  })

  it('as a sentence, before there were codes, is told as it is', () => {
    const reason = keptReason.parse('文件是空的')
    for (const locale of locales) expect(rejectionIn(locale, reason)).toBe('文件是空的')
  })

  it.each([
    ['a code of a newer program', { code: 'of_tomorrow' }],
    ['a code without its value', { code: 'line_no_json' }],
    ['a value of another type', { code: 'line_no_json', line: '7' }],
    ['a name that every object has', { code: 'toString' }],
    ['nothing', null],
  ])('%s is none', (_, kept) => {
    expect(isRejectionReason(kept)).toBe(false)
    expect(keptReason.safeParse(kept).success).toBe(false)
  })
})
