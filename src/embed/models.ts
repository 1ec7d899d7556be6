import type { QuestionForm } from './embedder.js'

/** How a feature-extraction model must be used. Its dimensions come from the model itself. */
export interface ModelEntry {
  pooling: 'mean' | 'cls'
  /** Prepended to each question. */
  questionPrefix: string
  /** Prepended to each passage. */
  passagePrefix: string
  /** The part of a question that is embedded: all of it, or the words that carry content. */
  questionForm: QuestionForm
  /** How much its cosines count in a passage's score, relative to 1 for the bundled model; above 0. */
  weight: number
}

/** The model that is part of the repository, in embeddings/models/. */
export const BUNDLED_MODEL = 'youju-static-zh'

const PLAIN: ModelEntry = {
  pooling: 'mean',
  questionPrefix: '',
  passagePrefix: '',
  questionForm: 'whole',
  weight: 1,
}

// Words that only ask distort an average of words, but a model that reads sentences needs them. The weights of such
// models are not measured, because no such model was available.
const BUNDLED: ModelEntry = { ...PLAIN, questionForm: 'content' }
const READS_SENTENCES = 2

// From the models' own cards: https://huggingface.co/BAAI/bge-small-zh-v1.5 and
// https://huggingface.co/intfloat/multilingual-e5-small
const BGE_CHINESE: ModelEntry = {
  pooling: 'cls',
  questionPrefix: '为这个句子生成表示以用于检索相关文章：',
  passagePrefix: '',
  questionForm: 'whole',
  weight: READS_SENTENCES,
}

const KNOWN: Readonly<Record<string, ModelEntry>> = {
  [BUNDLED_MODEL]: BUNDLED,
  'Xenova/bge-small-zh-v1.5': BGE_CHINESE,
  'Xenova/bge-base-zh-v1.5': BGE_CHINESE,
  'Xenova/multilingual-e5-small': {
    pooling: 'mean',
    questionPrefix: 'query: ',
    passagePrefix: 'passage: ',
    questionForm: 'whole',
    weight: READS_SENTENCES,
  },
}

/**
 * Returns the entry of a model by its name, hub id or folder. A folder is recognised by the last part of its path, so
 * that a copied bge-small-zh-v1.5 keeps its prefix. Any other model: mean pooling, no prefix.
 */
export function modelEntry(model: string): ModelEntry {
  const last = lastPart(model)
  const name = Object.keys(KNOWN).find((known) => known === model || lastPart(known) === last)
  return (name === undefined ? undefined : KNOWN[name]) ?? PLAIN
}

function lastPart(name: string): string {
  return name.split(/[\\/]/).filter(Boolean).at(-1) ?? name
}
