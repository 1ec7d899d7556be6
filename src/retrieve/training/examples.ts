import type { Embedder } from '../../embed/embedder.js'
import type { Snapshot } from '../../index/index.js'
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
 * Pseudo-questions asked of an index: right are the passages of the article a question was made from,
 * and of its copies. Questions that no right candidate was found for, or only right ones, teach nothing.
 */
export async function gatherExamples(
  index: Snapshot,
  embedder: Embedder,
  { count, usable, random, onExample }: ExampleOptions,
): Promise<Example[]> {
  const examples: Example[] = []
  const most = count * 20
  for (let tried = 0; tried < most && examples.length < count; tried++) {
    const row = Math.floor(random() * index.articleCount)
    const { id, text } = index.article(row)
    const other = index.article(Math.floor(random() * index.articleCount))
    const question = usable(id) ? pseudoQuestion(text, other.text, random) : null
    if (!question) continue
    const asked = analyseQuestion(question.text)
    const candidates = await gatherCandidates(index, embedder, asked, offered)
    const right = candidates.map(({ articleRow }) => index.origin(articleRow) === index.origin(row))
    if (!right.includes(true) || !right.includes(false)) continue
    const features = Float32Array.from(candidates.flatMap(({ features }) => [...features]))
    examples.push({ features, right })
    onExample?.(examples.length)
  }
  return examples
}
