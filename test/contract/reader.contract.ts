import { describe, expect, it } from 'vitest'
import type { Reader } from '../../src/read/reader.js'
import { sentences } from '../../src/text/sentences.js'

const QUESTION = '云岭大桥总投资多少？'
const LONG =
  '据《云岭日报》报道，大桥由张𠮷等人设计，😀工期三年。总投资约18.5亿元，“双塔”高 210 米。'.repeat(
    9,
  )
/** The last has no sentence end, and a character of two code units where a stretch would end. */
const PASSAGES = [
  '云岭大桥2024年5月建成，总投资18亿元。',
  '',
  ' \n',
  '。，！',
  LONG,
  '𠮷'.repeat(150),
]

/** The contract of every reader; `judges` if it was trained to judge claims. */
export function readerContract(name: string, open: () => Reader, judges: boolean): void {
  describe(`${name} as a Reader`, () => {
    it('reads each passage, in order, and nothing in an empty one', async () => {
      const reader = open()
      expect(await reader.read(QUESTION, [])).toEqual([])
      const readings = await reader.read(QUESTION, PASSAGES)
      expect(readings.length).toBe(PASSAGES.length)
      const said = readings.slice(0, -1).map(({ spans }) => spans.length > 0)
      expect(said).toEqual([true, false, false, false, true])
      for (const { answers, spans } of readings) {
        expect(answers).toBeGreaterThanOrEqual(0)
        expect(answers).toBeLessThanOrEqual(1)
        for (const { probability } of spans) {
          expect(probability).toBeGreaterThan(0)
          expect(probability).toBeLessThanOrEqual(1)
        }
      }
    })

    it('names the likeliest first, none of which overlaps another', async () => {
      for (const { spans } of await open().read(QUESTION, PASSAGES)) {
        const likely = spans.map(({ probability }) => probability)
        expect(likely).toEqual(likely.toSorted((a, b) => b - a))
        const inOrder = spans.toSorted((a, b) => a.start - b.start)
        inOrder.slice(1).forEach(({ start }, i) => {
          expect(start).toBeGreaterThanOrEqual(inOrder[i]?.end ?? 0)
        })
      }
    })

    it('names stretches that can be shown: within one sentence, no part of a number or character', async () => {
      const readings = await open().read(QUESTION, PASSAGES)
      for (const [i, { spans }] of readings.entries()) {
        const passage = PASSAGES[i] ?? ''
        for (const { start, end } of spans) {
          const text = passage.slice(start, end)
          expect(text.length).toBe(end - start)
          expect(text.length).toBeLessThanOrEqual(60)
          expect(Buffer.from(text).toString()).toBe(text)
          expect(text).toBe(text.trim())
          expect(text).not.toMatch(/^[，。、！：]|[，。、！：]$/)
          expect(`${passage.slice(0, start)}|${text}`).not.toMatch(/\d\.?\|\.?\d/)
          expect(`${text}|${passage.slice(end)}`).not.toMatch(/\d\.?\|\.?\d/)
          expect(sentences(passage).some((one) => one.start <= start && end <= one.end)).toBe(true)
        }
      }
    })

    it('reads a passage alone as among others, and again as before', async () => {
      const reader = open()
      const readings = await reader.read(QUESTION, PASSAGES)
      for (const [i, passage] of PASSAGES.entries()) {
        const [alone] = await reader.read(QUESTION, [passage])
        expect(alone?.spans.length).toBe(readings[i]?.spans.length)
        expect(alone?.answers).toBeCloseTo(readings[i]?.answers ?? -1, 4)
        expect(alone?.spans[0]?.probability ?? 0).toBeCloseTo(
          readings[i]?.spans[0]?.probability ?? 0,
          4,
        )
      }
    })

    it('reads a question in either script alike, and takes one of any length', async () => {
      const reader = open()
      const [one] = await reader.read('雲嶺大橋總投資多少？', PASSAGES)
      const [other] = await reader.read('云岭大桥总投资多少？', PASSAGES)
      expect(one).toEqual(other)
      expect((await reader.read('', PASSAGES)).length).toBe(PASSAGES.length)
      expect((await reader.read(QUESTION.repeat(100), PASSAGES)).length).toBe(PASSAGES.length)
    })

    it.runIf(judges)('says of each text what it says of a claim, as shares of 1', async () => {
      const reader = open()
      const texts = [PASSAGES[0] ?? '', '', LONG]
      const said = (await reader.entails('云岭大桥总投资18亿元。', texts)) ?? []
      expect(said.length).toBe(texts.length)
      for (const { supports, contradicts, neither } of said) {
        expect(Math.min(supports, contradicts, neither)).toBeGreaterThanOrEqual(0)
        expect(supports + contradicts + neither).toBeCloseTo(1, 5)
      }
      expect(await reader.entails('云岭大桥总投资18亿元。', [])).toEqual([])
    })

    it.skipIf(judges)('judges no claims, and says so', async () => {
      expect(await open().entails('云岭大桥总投资18亿元。', PASSAGES)).toBeNull()
    })

    it('has the name of any other opened the same way', () => {
      expect(open().model).toBe(open().model)
    })
  })
}
