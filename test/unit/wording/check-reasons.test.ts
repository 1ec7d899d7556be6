import { expect, test } from 'vitest'
import type { ClaimCheck, Reason, ReasonKind } from '../../../src/domain/index.js'
import { toTraditional } from '../../../src/text/script.js'
import { checkIn, reasonIn } from '../../../src/wording/check-reasons.js'
import { locales } from '../../../src/wording/locale.js'
import { expectOnly } from '../../support/wording/expect-only.js'

const kinds = [
  'nothing_found',
  'reports_differ',
  'said_alike',
  'same_value',
  'converted_value',
  'other_value',
  'other_name',
  'plan_and_fact',
  'negated',
  'not_in_agreement',
  'opposite',
] as const satisfies readonly ReasonKind[]
const values = { said: '4321 m', claimed: '1234 m', converted: '5.6 km' }
const reasonOf = (kind: ReasonKind): Reason => ({ kind, values, cites: [1, 3] })

test.each(kinds)('%s is said in each language, with its citations', (kind) => {
  const said = locales.map((locale) => reasonIn(locale, reasonOf(kind)))
  expect(new Set(said).size).toBe(locales.length)
  const stated = Object.values(values).filter((value) => said[0]?.includes(value))
  for (const [i, locale] of locales.entries()) {
    expectOnly(locale, said[i] as string)
    expect(said[i]).toMatch(/\[1\]\[3\][。.]$/)
    for (const value of stated) expect(said[i]).toContain(value)
  }
})

const part = (text: string, why: Reason[], reasons: string[] = []) =>
  ({ text, verdict: 'supported', why, reasons }) as ClaimCheck['parts'][number]
const check = (...parts: ClaimCheck['parts']) => ({ parts, reasons: [] }) as unknown as ClaimCheck
const told = { kind: 'told_by_model', values: { said: '报道写明“桥长”' }, cites: [2] } as const

test('a chat model’s own reason stays in Chinese, in the script of the reader but for quotes', () => {
  const given = check(part('x', [{ ...told, cites: [2] }]))
  expect(checkIn('zh-TW', given, toTraditional).reasons).toEqual(['報道寫明“桥长”[2]。'])
  expect(checkIn('en', given, toTraditional).reasons).toEqual(['报道写明“桥长”[2]。'])
})

test('each reason of several parts names its part', () => {
  const given = check(part('a', [reasonOf('opposite')]), part('b', [], ['旧的理由。']))
  expect(checkIn('en', given, toTraditional).reasons).toEqual([
    '“a”: The corpus says the opposite[1][3].',
    '“b”: 旧的理由。',
  ])
  expect(checkIn('zh-TW', given, toTraditional).reasons[1]).toBe('「b」：舊的理由。')
})
