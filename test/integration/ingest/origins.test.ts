import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bundledTexts, corpusTexts } from '../../support/damage/clean-articles.js'
import { copyOf } from '../../support/damage/copies.js'
import { randomFrom } from '../../support/damage/random.js'
import { originsOfTexts } from '../../support/text/origins-of-texts.js'

/**
 * Copies planted among articles. DAMAGE_CORPUS=news.jsonl.gz takes all of that corpus, plants 500 and
 * prints the figures; PAIRS_OUT=pairs.json then writes 200 joined pairs of the corpus itself, to be read.
 */
const corpus = process.env.DAMAGE_CORPUS
const pairsOut = process.env.PAIRS_OUT
const random = randomFrom(Number(process.env.DAMAGE_SEED ?? 1))
const texts = corpus ? corpusTexts(corpus) : bundledTexts()
const articles = texts.map((text, n) => ({ id: `a${n}`, origin: `a${n}`, text }))
const long = articles.filter(({ text }) => text.length >= 200)
type Copyable = (typeof articles)[number]

/** One copy each of some articles, among all of them. */
async function plant(originals: readonly Copyable[]) {
  const copies = originals.map(({ id, text }) => ({
    id: `copy of ${id}`,
    origin: `copy of ${id}`,
    text: copyOf(text, texts, random),
  }))
  const all = [...articles, ...copies]
  const { origins } = await originsOfTexts(all)
  const originOf = new Map(all.map(({ id }, row) => [id, origins[row]]))
  const found = originals.filter(({ id }) => originOf.get(id) === originOf.get(`copy of ${id}`))
  return { origins, found: found.length, planted: copies.length }
}

describe('copies planted among articles', () => {
  test('at least 0.95 of them are found', async () => {
    const started = performance.now()
    const chosen = new Set(Array.from({ length: 520 }, () => random.pick(long)))
    const rounds = corpus
      ? [await plant([...chosen].slice(0, 500))]
      : await Promise.all(Array.from({ length: 5 }, () => plant(long)))
    const found = rounds.reduce((sum, round) => sum + round.found, 0)
    const planted = rounds.reduce((sum, round) => sum + round.planted, 0)
    const seconds = (performance.now() - started) / 1000
    if (corpus) {
      console.log(`origins: ${found} of ${planted} copies found in ${seconds.toFixed(1)} s`)
    }
    if (pairsOut) writeFileSync(pairsOut, JSON.stringify(joinedPairs(rounds[0]?.origins ?? [])))
    expect(found / planted).toBeGreaterThanOrEqual(0.95)
  })
})

/** 200 pairs of articles that have one origin. */
function joinedPairs(origins: readonly string[]): (string | undefined)[][] {
  const groups = new Map<string, number[]>()
  for (const [row] of articles.entries()) {
    const group = groups.get(origins[row] ?? '')
    if (group) group.push(row)
    else groups.set(origins[row] ?? '', [row])
  }
  const several = [...groups.values()].filter((rows) => rows.length > 1)
  return Array.from({ length: 200 }, () => {
    const rows = [...random.pick(several)]
    const first = rows.splice(random.below(rows.length), 1)[0] ?? 0
    return [texts[first], texts[random.pick(rows)]]
  })
}
