import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { YoujuError } from '../domain/index.js'
import { type Features, featuresOf, LONGEST_STRETCH, readable } from './features.js'
import { Network, type Outputs } from './network.js'
import { once } from './once.js'
import { passageReading } from './passage-reading.js'
import type { Entailment, PassageReading, Reader } from './reader.js'
import { stretchesOf } from './stretches.js'
import { type ReaderVocabulary, readVocabulary } from './vocabulary.js'

const QUESTIONS = 'questions.onnx'
const CLAIMS = 'claims.onnx'

/** Whether a folder holds a reader of our own kind. */
export function isOwnReader(folder: string): boolean {
  return existsSync(join(folder, QUESTIONS)) && existsSync(join(folder, 'vocabulary.json'))
}

/**
 * A reader of our own kind; its files are read when something is to be read for the first time.
 * @param piecesFolder of the embedding model whose word pieces it was trained with
 */
export function onnxReader(model: string, folder: string, piecesFolder: string): Reader {
  const load = <T>(what: () => Promise<T>) => once(() => orMissing(folder, what))
  const vocabulary = load(() => readVocabulary(folder, piecesFolder))
  const questions = load(() => Network.load(join(folder, QUESTIONS)))
  const claims = load(() => Network.load(join(folder, CLAIMS)))
  return {
    model,
    async read(question, passages) {
      const asked = readable(question)
      const words = await vocabulary()
      const texts = passages.map(readable)
      const stretches = texts.map(stretchesOf)
      const rows = texts.flatMap((text, i) =>
        (stretches[i] ?? []).map(({ start, end }) =>
          featuresOf(asked, text.slice(start, end), words),
        ),
      )
      const outputs = rows.length > 0 ? await (await questions()).run(rows) : []
      let row = 0
      return passages.map((passage, i): PassageReading => {
        const read = (stretches[i] ?? []).map(({ start, end }) => {
          const logits = logitsOf(outputs[row], rows[row])
          row++
          return { start, end, logits }
        })
        return passageReading(passage, read)
      })
    },
    async entails(claim, texts) {
      if (!existsSync(join(folder, CLAIMS))) return null
      const said = readable(claim)
      const words = await vocabulary()
      const rows = texts.map((text) =>
        featuresOf(said, nearestStretch(said, readable(text)), words),
      )
      const outputs = rows.length > 0 ? await (await claims()).run(rows) : []
      return outputs.map(({ verdict }) => entailment(verdict))
    },
  }
}

async function orMissing<T>(folder: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    throw new YoujuError(
      'model_missing',
      `阅读模型文件夹 ${folder} 无法载入：文件可能残缺；请重新取得完整的文件夹，或把 READER_MODEL 设为 off。`,
      { cause },
    )
  }
}

/** The first position stands for no answer; the question's are of no account. */
function logitsOf(outputs: Outputs | undefined, features: Features | undefined) {
  const { start, end } = outputs ?? {}
  if (!start || !end || !features) throw new Error('the graph lacks an output')
  return {
    starts: start.subarray(features.offset, features.length),
    ends: end.subarray(features.offset, features.length),
    none: (start[0] as number) + (end[0] as number),
  }
}

/** The stretch of a text that has most of the claim's characters, the first of equal ones. */
function nearestStretch(claim: string, text: string): string {
  if (text.length <= LONGEST_STRETCH) return text
  const wanted = [...new Set(claim)]
  let nearest = ''
  let most = -1
  for (const { start, end } of stretchesOf(text)) {
    const stretch = text.slice(start, end)
    const shared = wanted.filter((character) => stretch.includes(character)).length
    if (shared > most) [nearest, most] = [stretch, shared]
  }
  return nearest
}

function entailment(verdict: Float32Array | undefined): Entailment {
  const logits = verdict ?? new Float32Array(3)
  const greatest = Math.max(...logits)
  const weights = Array.from(logits, (each) => Math.exp(each - greatest))
  const all = weights.reduce((sum, each) => sum + each, 0)
  const [supports = 0, contradicts = 0, neither = 0] = weights.map((each) => each / all)
  return { supports, contradicts, neither }
}
