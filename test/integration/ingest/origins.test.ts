import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findOrigins } from '../../../src/ingest/near-duplicates/find-origins.js'
import { bundledTexts, corpusTexts } from '../../support/damage/clean-articles.js'
import { copyOf } from '../../support/damage/copies.js'
import { randomFrom } from '../../support/damage/random.js'

/**
 * Copies planted among articles. DAMAGE_CORPUS=news.jsonl.gz takes all of that corpus, plants 500 and
 * prints the figures; PAIRS_OUT=pairs.json then writes 200 joined pairs of the corpus itself, to be read.
 */
const corpus = process.env.DAMAGE_CORPUS
const pairsOut = process.env.PAIRS_OUT
const random = randomFrom(Number(process.env.DAMAGE_SEED ?? 1))
const texts = corpus ? corpusTexts(corpus) : bundledTexts()
const articles = texts.map((text, n) => ({ id: `a${n}`, origin: `a${n}`, text }))
const longest = articles.filter(({ text }) => text.length >= 200)

describe('copies planted among articles', () => {
  const planted = Array.from({ length: corpus ? 500 : 60 }, (_, n) => {
    const { id, text } = random.pick(longest)
    return { id: `copy${n}`, origin: `copy${n}`, text: copyOf(text, texts, random), of: id }
  })
  const all = [...articles, ...planted]
  const started = performance.now()
  const { origins } = findOrigins(all)
  const seconds = (performance.now() - started) / 1000
  const originOf = new Map(all.map(({ id }, row) => [id, origins[row]]))

  test('at least 0.95 of them are found', () => {
    const found = planted.filter(({ id, of }) => originOf.get(id) === originOf.get(of)).length
    if (corpus) {
      const count = `${found} of ${planted.length} copies found`
      console.log(`origins: ${count} among ${articles.length} articles in ${seconds.toFixed(1)} s`)
    }
    expect(found / planted.length).toBeGreaterThanOrEqual(0.95)
  })

  test.runIf(pairsOut)('200 joined pairs of the corpus itself, to be read', () => {
    const groups = new Map<string, number[]>()
    for (const [row] of articles.entries()) {
      const origin = origins[row] ?? ''
      groups.set(origin, [...(groups.get(origin) ?? []), row])
    }
    const several = [...groups.values()].filter((rows) => rows.length > 1)
    const pairs = Array.from({ length: 200 }, () => {
      const rows = [...random.pick(several)]
      const first = rows.splice(random.below(rows.length), 1)[0] ?? 0
      return [texts[first], texts[random.pick(rows)]]
    })
    writeFileSync(pairsOut ?? '', JSON.stringify(pairs, null, 1))
    expect(pairs).toHaveLength(200)
  })
})
