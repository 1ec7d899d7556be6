import { hubCache, loadLibrary, sourceOf } from '../embed/library.js'
import { findModel } from '../embed/model-folder.js'
import { toSimplified } from '../text/script.js'
import type { ReaderSetting } from '../wording/errors/models.js'
import { failure } from '../wording/failure.js'
import { lazily } from './lazily.js'
import type { Logits } from './logits.js'
import { nearestStretch } from './nearest-stretch.js'
import { passageReading, type ReadStretch } from './passage-reading.js'
import type { Entailment, Reader } from './reader.js'
import { softmax } from './softmax.js'
import { stretchesOf } from './stretches.js'
import { tokenOffsets } from './token-offsets.js'

export interface ModelOptions {
  /** A folder in `modelsDir`, the path of a model folder, or a hub id. */
  model: string
  modelsDir: string
  /** A mirror of the model hub; the hub itself by default. */
  hubEndpoint?: string
}

/** Maximum number of tokens of both texts together; more are cut off. */
const LONGEST_PAIR = 512

/**
 * Returns the `read` function of any question-answering model of transformers.js.
 * @throws YoujuError model_missing, here if the model cannot be found, on first use if it cannot be loaded
 */
export function questionModel(options: ModelOptions): Reader['read'] {
  const model = opened(options, 'READER_MODEL', async (name, source) => {
    const { AutoModelForQuestionAnswering, AutoTokenizer } = await loadLibrary(options.hubEndpoint)
    const tokenizer = await AutoTokenizer.from_pretrained(name, source)
    const network = await AutoModelForQuestionAnswering.from_pretrained(name, source)
    // Weights for a different task load without an error, so the model is tried out.
    const tried: object = await network(tokenizer(['谁？'], { text_pair: ['他。'] }))
    if (!('start_logits' in tried && tried.start_logits)) throw new Error('the model names no span')
    return { tokenizer, network }
  })
  return async (question, passages) => {
    const { tokenizer, network } = await model()
    const asked = toSimplified(question)
    const logitsOf = async (stretch: string): Promise<Logits> => {
      const text = toSimplified(stretch)
      const inputs = tokenizer([asked], { ...cut, text_pair: [text] })
      const { start_logits, end_logits } = (await network(inputs)) as QuestionOutput
      const tokens = tokenizer.tokenize(text)
      const all = tokenizer.tokenize(asked, { pair: text, add_special_tokens: true })
      const places = tokenOffsets(text, tokens)
      return perCharacter(
        text,
        places,
        lastIndexOf(all, tokens),
        start_logits.data,
        end_logits.data,
      )
    }
    const readings = []
    for (const passage of passages) {
      const read: ReadStretch[] = []
      // One pair per call: in a batch, dynamic quantisation makes a score depend on the other pairs.
      for (const { start, end } of stretchesOf(passage)) {
        read.push({ start, end, logits: await logitsOf(passage.slice(start, end)) })
      }
      readings.push(passageReading(passage, read))
    }
    return readings
  }
}

/**
 * Judges claims with any natural language inference model of transformers.js.
 * @throws YoujuError model_missing, as `questionModel` does; also if its labels are not those of such a model
 */
export function claimModel(
  options: ModelOptions,
): (claim: string, texts: readonly string[]) => Promise<Entailment[]> {
  const model = opened(options, 'READER_CLAIMS_MODEL', async (name, source) => {
    const library = await loadLibrary(options.hubEndpoint)
    const tokenizer = await library.AutoTokenizer.from_pretrained(name, source)
    const network = await library.AutoModelForSequenceClassification.from_pretrained(name, source)
    const { id2label } = network.config as { id2label?: Record<string, string> }
    return { tokenizer, network, classes: classesOf(id2label ?? {}) }
  })
  return async (claim, texts) => {
    const { tokenizer, network, classes } = await model()
    const said = toSimplified(claim)
    const found: Entailment[] = []
    for (const text of texts) {
      const premise = nearestStretch(said, toSimplified(text))
      const inputs = tokenizer([premise], { ...cut, text_pair: [said] })
      const { logits } = (await network(inputs)) as { logits: { data: Float32Array } }
      const shares = softmax(logits.data)
      const [supports = 0, contradicts = 0, neither = 0] = classes.map((each) => shares[each] ?? 0)
      found.push({ supports, contradicts, neither })
    }
    return found
  }
}

const cut = { truncation: true, max_length: LONGEST_PAIR }

interface QuestionOutput {
  start_logits: { data: Float32Array }
  end_logits: { data: Float32Array }
}

function opened<T>(
  { model, modelsDir }: ModelOptions,
  setting: ReaderSetting,
  load: (name: string, source: ReturnType<typeof sourceOf>) => Promise<T>,
): () => Promise<T> {
  const place = findModel(model, modelsDir, setting)
  const name = place.kind === 'folder' ? place.folder : place.id
  return lazily(
    () => load(name, sourceOf(place, hubCache(modelsDir), setting)),
    (cause) => failure('model_missing:reader', { model, setting }, cause),
  )
}

/**
 * Returns the indices of the classes for support, contradiction and neither.
 * @throws Error if one of them has no matching label
 */
export function classesOf(labels: Readonly<Record<string, string>>): number[] {
  const names = Object.entries(labels)
  return [/^entail|蕴[含涵]/i, /^contradict|矛盾/i, /^neutral|中[立性]|无关/i].map((pattern) => {
    const found = names.find(([, label]) => pattern.test(label.trim()))
    if (!found) throw new Error(`no label of the model is ${pattern}`)
    return Number(found[0])
  })
}

/** Converts the output for tokens to one for the characters at which they start and end. */
function perCharacter(
  text: string,
  places: ReturnType<typeof tokenOffsets>,
  first: number,
  start: Float32Array,
  end: Float32Array,
): Logits {
  const starts = new Float32Array(text.length).fill(Number.NEGATIVE_INFINITY)
  const ends = starts.slice()
  places.forEach((place, i) => {
    const [starting, ending] = [start[first + i], end[first + i]]
    if (place === null || starting === undefined || ending === undefined) return
    starts[place.start] = Math.max(starting, starts[place.start] as number)
    ends[place.end - 1] = Math.max(ending, ends[place.end - 1] as number)
  })
  // By convention the first token, which belongs to neither text, means no answer.
  return { starts, ends, none: (start[0] ?? 0) + (end[0] ?? 0) }
}

/** Returns the index of the last occurrence of `part` in `whole`, or the length of `whole` if there is none. */
function lastIndexOf(whole: readonly string[], part: readonly string[]): number {
  for (let at = whole.length - part.length; at >= 0; at--) {
    if (part.every((each, i) => whole[at + i] === each)) return at
  }
  return whole.length
}
