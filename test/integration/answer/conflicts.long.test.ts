import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerQuestion } from '../../../src/answer/answer.js'
import { fingerprintOf, refresh } from '../../../src/corpus/refresh.js'
import type { Answer } from '../../../src/domain/index.js'
import { BUNDLED_MODEL } from '../../../src/embed/models.js'
import { openTransformersEmbedder } from '../../../src/embed/transformers-embedder.js'
import { FileStore, type IndexVersion } from '../../../src/index/index.js'
import { foldCompact } from '../../../src/text/fold.js'
import { worded } from '../../../src/wording/answers.js'
import { home, temporaryFolder } from '../../support/cli/run-youju.js'
import { type MadeCase, makeConflicts } from '../../support/conflicts/make-conflicts.js'
import { articleIn, articlesIn } from '../../support/index/article-in.js'
import { bundledReader } from '../../support/index/invented-index.js'

const reader = bundledReader()
const made = makeConflicts({ changed: 30, same: 40, seed: 7 })

interface Asked extends MadeCase {
  answer: Answer
}

let index: IndexVersion
let changed: Asked[] = []
let same: Asked[] = []
let remove = async () => {}

beforeAll(async () => {
  const temporary = await temporaryFolder()
  remove = temporary.remove
  const corpus = join(temporary.folder, 'news.jsonl')
  await writeFile(corpus, made.articles.map((article) => JSON.stringify(article)).join('\n'))
  const embedder = await openTransformersEmbedder({
    model: BUNDLED_MODEL,
    modelsDir: join(home, 'embeddings/models'),
  })
  const indexDir = join(temporary.folder, 'index')
  await refresh({ corpus, store: new FileStore(indexDir), embedder })
  index = await new FileStore(indexDir).open(fingerprintOf(embedder))
  const ask = async (cases: readonly MadeCase[]) => {
    const asked: Asked[] = []
    for (const each of cases) {
      asked.push({
        ...each,
        answer: worded(
          (await answerQuestion(index, embedder, each.question, { reader })).answer,
          'zh-CN',
        ),
      })
    }
    return asked
  }
  changed = await ask(made.changed)
  same = await ask(made.same)
})
afterAll(() => remove())

/** Whether one conflict of the answer has both values. */
function showsBoth({ original, copied, answer }: Asked): boolean {
  return answer.conflicts.some(({ values }) =>
    [original, copied].every((expected) =>
      values.some(({ value }) => foldCompact(value).includes(foldCompact(expected))),
    ),
  )
}

const share = (part: number, of: number) => part / of

describe('stories that were copied by another newspaper', () => {
  test('are enough, and every question is about two articles that stand in the index', async () => {
    expect([changed.length, same.length]).toEqual([30, 40])
    expect(new Set(made.articles.map(({ id }) => id)).size).toBe(140)
    expect(await articlesIn(index)).toHaveLength(140)
    expect(new Set([...changed, ...same].map(({ question }) => question)).size).toBe(70)
  })

  test('with a changed value: both values are shown for most', () => {
    const shown = share(changed.filter(showsBoth).length, changed.length)
    console.log(`conflicts: both values shown for ${shown.toFixed(3)} of the changed copies`)
    expect(shown).toBeGreaterThanOrEqual(0.8)
  })

  test('with the same value in other words: hardly any conflict is shown', () => {
    const shown = share(
      same.filter(({ answer }) => answer.conflicts.length > 0).length,
      same.length,
    )
    console.log(`conflicts: shown for ${shown.toFixed(3)} of the copies that say the same`)
    expect(shown).toBeLessThanOrEqual(0.05)
  })

  test('each shown value stands in the quote that it names', async () => {
    const shown = [...changed, ...same].filter(({ answer }) => answer.conflicts.length > 0)
    expect(shown.length).toBeGreaterThan(0)
    for (const { answer } of shown) {
      for (const { value, n } of answer.conflicts.flatMap(({ values }) => values)) {
        const quote = answer.citations.find((citation) => citation.n === n)?.quote ?? ''
        expect(foldCompact(quote)).toContain(foldCompact(value))
      }
      for (const { articleId, start, end, quote } of answer.citations) {
        expect((await articleIn(index, articleId))?.text.slice(start, end)).toBe(quote)
      }
    }
  })
})
