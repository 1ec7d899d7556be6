import type { TextFeatures } from './rerank/text-features.js'

/** What the legs say about a passage and the article around it. */
export interface LegFeatures {
  /** BM25 as a share of the highest possible score, and of the best candidate's score. */
  lexical: number
  lexicalLead: number
  /** The same for the whole article. */
  article: number
  articleLead: number
  /** How many standard deviations the cosine lies above the candidates' mean, because models differ in scale. */
  dense: number
  /** The same for the cosine with the whole article. */
  denseInArticle: number
  /** Share of the question's weight in the passage, in the passage and its neighbours, and in the article. */
  coverage: number
  coverageNear: number
  coverageInArticle: number
}

/** The part of the score that each feature belongs to, in the order in which features are stored. */
const legParts: Record<keyof LegFeatures, Part> = {
  lexical: 'lexical',
  lexicalLead: 'lexical',
  article: 'article',
  articleLead: 'article',
  dense: 'dense',
  denseInArticle: 'dense',
  coverage: 'lexical',
  coverageNear: 'article',
  coverageInArticle: 'article',
}
const textParts: Record<keyof TextFeatures, Part> = {
  sentence: 'text',
  neighbours: 'text',
  window: 'text',
  words: 'text',
  names: 'text',
  nouns: 'text',
  verbs: 'text',
  numbers: 'text',
  characters: 'text',
  charactersInSentence: 'text',
  order: 'text',
  kind: 'text',
  kindNear: 'text',
  focus: 'text',
  focusInSentence: 'text',
  length: 'text',
}

export type Part = 'lexical' | 'dense' | 'article' | 'text'
export type FeatureName = keyof LegFeatures | keyof TextFeatures

/** The weight of each feature; none counts against a passage. */
export type Weights = Readonly<Record<FeatureName, number>>

const legNames = Object.keys(legParts) as (keyof LegFeatures)[]
const textNames = Object.keys(textParts) as (keyof TextFeatures)[]

export const featureNames: readonly FeatureName[] = [...legNames, ...textNames]
export const partOfFeature: readonly Part[] = [
  ...Object.values(legParts),
  ...Object.values(textParts),
]

/** Returns both kinds of features as numbers in the order of featureNames. */
export function columnOf(legs: LegFeatures, text: TextFeatures): Float64Array {
  const column = new Float64Array(featureNames.length)
  let at = 0
  for (const name of legNames) column[at++] = legs[name]
  for (const name of textNames) column[at++] = text[name]
  return column
}
