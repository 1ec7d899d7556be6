import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTurnedEmbed, turnedEmbed } from '../../../../src/bot/shown/turned.js'
import type { Turned } from '../../../../src/domain/index.js'
import { citation } from '../../../integration/bot/answers.js'

const turned = (parts: Partial<Turned> = {}): Turned => ({
  ...{ kind: 'value', before: '18亿元', after: '21亿元', claim: null, indexVersion: '2' },
  ...{ citation: citation({ quote: '大桥总投资21亿元。', published: '2024-05-18' }) },
  ...parts,
})

test.each([
  ['zh-CN', '已有新的说法：21亿元（原来：18亿元）', '“大桥总投资21亿元。”'],
  ['zh-TW', '已有新的說法：21亿元（原來：18亿元）', '「大桥总投资21亿元。」'],
  ['en', 'Reported otherwise since: 21亿元 (was: 18亿元)', '大桥总投资21亿元。'],
] as const)('says what is said now, with its quote and date: %s', (locale, head, quote) => {
  const embed = turnedEmbed([turned()], 4000, locale)
  for (const part of [head, quote, '2024-05-18']) expect(embed.description).toContain(part)
  expect(isTurnedEmbed(embed)).toBe(true)
})

test.each([
  ['zh-CN', '结论有变：属实 → 不符'],
  ['zh-TW', '結論有變：屬實 → 不符'],
  ['en', 'the verdict changed: '],
] as const)('says of a claim how it is judged now: %s', (locale, head) => {
  const verdict = { kind: 'verdict', before: 'supported', after: 'contradicted' } as const
  const claim = '大桥总投资18亿元'
  const { description } = turnedEmbed([turned({ ...verdict, claim })], 4000, locale)
  for (const part of [head, claim, '2024-05-18']) expect(description).toContain(part)
})

test('where there is little room, it keeps the value, the source and the date', () => {
  const { description = '' } = turnedEmbed([turned()], 250, 'zh-CN')
  for (const part of ['21亿元', '大桥总投资21亿元。', '2024-05-18'])
    expect(description).toContain(part)
})

test('whatever it says, it fits and is not empty', () => {
  const text = fc.string({ unit: 'binary', maxLength: 3000 })
  const change = fc.record({
    kind: fc.constantFrom('value', 'conflict', 'answered', 'verdict'),
    before: fc.option(text),
    after: fc.option(text),
    claim: fc.option(text),
    citation: fc.option(fc.record({ quote: text, title: text, source: text }).map(citation)),
  })
  const many = fc.array(change.map(turned), { minLength: 1, maxLength: 5 })
  const locale = fc.constantFrom('zh-CN', 'zh-TW', 'en')
  fc.assert(
    fc.property(many, fc.integer({ min: 200, max: 6000 }), locale, (list, room, language) => {
      const { description = '' } = turnedEmbed(list, room, language)
      expect(description.length).toBeLessThanOrEqual(Math.min(room, 1500))
      expect(description.trim()).not.toBe('')
    }),
  )
})
