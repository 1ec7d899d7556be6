import { describe, expect, it } from 'vitest'
import type { Embedder } from '../../src/embed/embedder.js'

const PASSAGES = [
  '太原市今年计划新建充电桩三千个，总投资约七亿元。',
  'IT之家 8 月 16 日消息，英特尔发布了 XeSS 1.2.0 版本。',
  '一',
  '😀😀 \u0007\uE000 ＡＢＣ１２３ 繁體字與簡體字，龘。',
  'The quick brown fox jumps over the lazy dog.',
]

/** The contract of every embedder; `asymmetric` ones prefix questions or passages. */
export function embedderContract(
  name: string,
  open: () => Promise<Embedder>,
  { asymmetric = false }: { asymmetric?: boolean } = {},
): void {
  describe(`${name} as an Embedder`, () => {
    it('gives rows of length 1, in the shape it declares', async () => {
      const embedder = await open()
      const vectors = await embedder.embedPassages(PASSAGES)
      expect(vectors.length).toBe(PASSAGES.length * embedder.dimensions)
      for (const row of rows(vectors, embedder)) expect(dot(row, row)).toBeCloseTo(1, 4)
      const question = await embedder.embedQuestion('充电桩有多少个？')
      expect(question.length).toBe(embedder.dimensions)
      expect(dot(question, question)).toBeCloseTo(1, 4)
    })

    it('gives zeros, never NaN, for a blank text', async () => {
      const embedder = await open()
      const blanks = ['', ' ', '\n\t\u3000']
      expect((await embedder.embedPassages(blanks)).every((value) => value === 0)).toBe(true)
      for (const blank of blanks) {
        expect((await embedder.embedQuestion(blank)).every((value) => value === 0)).toBe(true)
      }
    })

    it('gives nothing for no texts', async () => {
      expect((await (await open()).embedPassages([])).length).toBe(0)
    })

    it('embeds a batch as it embeds its texts one by one, in order', async () => {
      const embedder = await open()
      const batch = rows(await embedder.embedPassages(['', ...PASSAGES]), embedder).slice(1)
      for (const [index, passage] of PASSAGES.entries()) {
        const alone = await embedder.embedPassages([passage])
        expect(dot(batch[index] ?? alone.fill(0), alone)).toBeGreaterThan(0.9999)
      }
    })

    it('gives the same vectors again', async () => {
      const embedder = await open()
      expect(await embedder.embedPassages(PASSAGES)).toEqual(await embedder.embedPassages(PASSAGES))
    })

    it('has the fingerprint of any other embedder opened the same way', async () => {
      expect((await open()).fingerprint).toBe((await open()).fingerprint)
    })

    it.skipIf(asymmetric)('gives a question and a passage of one text one vector', async () => {
      const embedder = await open()
      for (const passage of PASSAGES) {
        const [first, second] = [
          await embedder.embedPassages([passage]),
          await embedder.embedQuestion(passage),
        ]
        expect(dot(first, second)).toBeGreaterThan(0.999)
      }
    })
  })
}

function rows(vectors: Float32Array, { dimensions }: Embedder): Float32Array[] {
  return Array.from({ length: vectors.length / dimensions }, (_, row) =>
    vectors.subarray(row * dimensions, (row + 1) * dimensions),
  )
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)
}
