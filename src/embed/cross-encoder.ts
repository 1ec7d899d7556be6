import { YoujuError } from '../domain/index.js'
import { failure } from '../wording/failure.js'
import { hubCache, loadLibrary, sourceOf } from './library.js'
import { findModel } from './model-folder.js'

/** A model that reads a question and a passage together and scores how well they match. */
export interface CrossEncoder {
  readonly model: string
  /** Returns one number per passage, higher for better; only their differences are meaningful. */
  score(question: string, passages: readonly string[]): Promise<Float64Array>
}

export interface CrossEncoderOptions {
  /** The path of a model folder, or a hub id such as Xenova/bge-reranker-base. */
  model: string
  modelsDir: string
  /** A mirror of the model hub; the hub itself by default. */
  hubEndpoint?: string
}

/** Maximum number of tokens of a question and a passage together; more are cut off. */
const LONGEST_PAIR = 512

/**
 * Opens a sequence-classification model of transformers.js as a cross-encoder; a folder never uses the network.
 * @throws YoujuError model_missing if it cannot be found, downloaded or loaded
 */
export async function openCrossEncoder(options: CrossEncoderOptions): Promise<CrossEncoder> {
  const { model, modelsDir, hubEndpoint } = options
  const place = findModel(model, modelsDir, 'RERANK_MODEL')
  const name = place.kind === 'folder' ? place.folder : place.id
  const source = sourceOf(place, hubCache(modelsDir), 'RERANK_MODEL')
  try {
    const { AutoModelForSequenceClassification, AutoTokenizer } = await loadLibrary(hubEndpoint)
    const tokenizer = await AutoTokenizer.from_pretrained(name, source)
    const network = await AutoModelForSequenceClassification.from_pretrained(name, source)
    return {
      model,
      async score(question, passages) {
        const scores = new Float64Array(passages.length)
        // One pair per call: in a batch, dynamic quantisation makes a score depend on the other pairs.
        for (const [i, passage] of passages.entries()) {
          const inputs = tokenizer([question], {
            text_pair: [passage],
            truncation: true,
            max_length: LONGEST_PAIR,
          })
          const { logits } = (await network(inputs)) as { logits: { data: Float32Array } }
          scores[i] = relevance(logits.data)
        }
        return scores
      },
    }
  } catch (cause) {
    if (cause instanceof YoujuError) throw cause
    throw failure('model_missing:reranker', { model }, cause)
  }
}

/** A single output is the relevance itself; of two, the second means “relevant”. */
function relevance(logits: Float32Array): number {
  const [first = 0, second] = logits
  return second === undefined ? first : second - first
}
