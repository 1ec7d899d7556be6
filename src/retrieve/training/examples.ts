import type { Embedder } from '../../embed/embedder.js'
import type { IndexVersion } from '../../index/index.js'
import { analyseQuestion } from '../../question/question.js'
import { gatherCandidates } from '../candidates.js'
import { offered } from '../retrieve.js'
import type { Example } from './fit.js'
import { pseudoQuestion } from './pseudo-questions.js'

export interface ExampleOptions {
  count: number
  /** Whether questions may be made from an article. */
  usable: (id: string) => boolean
  random: () => number
  onExample?: (done: number) => void
}

/**
 * Collects training examples by asking an index pseudo-questions. A candidate is right if it comes from the article the
 * question was made from, or from a copy of it. A question whose candidates are all wrong or all right teaches nothing
 * and is skipped.
 */
export async function gatherExamples(
  index: IndexVersion,
  embedder: Embedder,
  { count, usable, random, onExample }: ExampleOptions,
): Promise<Example[]> {
  const examples: Example[] = []
  const most = count * 20
  for (let tried = 0; tried < most && examples.length < count; tried++) {
    const row = Math.floor(random() * index.articleCount)
    const otherRow = Math.floor(random() * index.articleCount)
    const articles = await index.load([row, otherRow])
    const { id, text } = articles.article(row)
    const other = articles.article(otherRow)
    const question = usable(id) ? pseudoQuestion(text, other.text, random) : null
    if (!question) continue
    const asked = analyseQuestion(question.text)
    const { candidates } = await gatherCandidates(index, embedder, asked, offered)
    const right = candidates.map(({ articleRow }) => index.origin(articleRow) === index.origin(row))
    if (!right.includes(true) || !right.includes(false)) continue
    const features = Float32Array.from(candidates.flatMap(({ features }) => [...features]))
    examples.push({ features, right })
    onExample?.(examples.length)
  }
  return examples
}
