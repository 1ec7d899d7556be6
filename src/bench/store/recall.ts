import { indexOfHome } from '../../app/index-of-home.js'
import { fingerprintOf } from '../../corpus/refresh.js'
import type { Embedder } from '../../embed/embedder.js'
import type { IndexVersion } from '../../index/index.js'
import { analyseQuestion } from '../../question/question.js'
import { textForVector } from '../../retrieve/candidates.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import type { TaskInputs } from '../processes/tasks.js'
import { configAt } from './place.js'

/** How many passages the graph and the exact search are compared by. */
export const NEIGHBOURS = 10

/** Returns the share of the exact nearest passages that a graph finds too, for the vectors of these questions. */
export async function recall({ place, corpus, questions }: TaskInputs['storeRecall']) {
  const embedder = await openConfiguredEmbedder()
  const version = await indexOfHome(configAt(place, corpus)).open(fingerprintOf(embedder))
  return recallOf(version, await vectorsOf(questions, embedder))
}

/** Returns the vectors with which the questions are searched. */
export function vectorsOf(
  questions: readonly string[],
  embedder: Embedder,
): Promise<Float32Array[]> {
  return Promise.all(
    questions.map((question) =>
      embedder.embedQuestion(textForVector(analyseQuestion(question), embedder)),
    ),
  )
}

/** Returns the share of the exact nearest passages that the index finds too. */
export async function recallOf(
  version: Pick<IndexVersion, 'searchVectors' | 'searchExactly'>,
  queries: readonly Float32Array[],
): Promise<number> {
  let wanted = 0
  let found = 0
  for (const query of queries) {
    const nearest = await version.searchVectors(query, NEIGHBOURS)
    const exact = await version.searchExactly(query, NEIGHBOURS)
    const rows = new Set(nearest.map(({ row }) => row))
    wanted += exact.length
    found += exact.filter(({ row }) => rows.has(row)).length
  }
  return wanted === 0 ? 1 : found / wanted
}
