import { dict } from '@node-rs/jieba/dict.js'
import { isHan } from './characters.js'

/** Natural logarithms of word frequencies, from the word list that ships with @node-rs/jieba (MIT). */
interface WordModel {
  logFrequency: Map<string, number>
  longest: number
}

let model: WordModel | null = null

// Parsing takes a moment and few texts need it, so it waits for the first that does.
function load(): WordModel {
  if (model) return model
  const counts = new Map<string, number>()
  let total = 0
  for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
    const [word = '', count = ''] = line.split(' ')
    const frequency = Number(count)
    if (word.length === 0 || word.length > 6 || !(frequency > 0)) continue
    counts.set(word, frequency)
    total += frequency
  }
  const logFrequency = new Map([...counts].map(([word, count]) => [word, Math.log(count / total)]))
  model = { logFrequency, longest: 6 }
  return model
}

const marks = new Map([...',。、'].map((mark) => [mark, -4]))
for (const mark of '":;?!()《》%') marks.set(mark, -6)
const unknownHan = -17
const unknownOther = -14

/**
 * Log-probability (natural) of a folded, simplified text as its likeliest sequence of words: higher is
 * more like Chinese. Comparable between texts of the same length only.
 */
export function wordLikelihood(text: string): number {
  const { logFrequency, longest } = load()
  const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY)
  best[0] = 0
  for (let start = 0; start < text.length; start++) {
    const sofar = best[start] ?? Number.NEGATIVE_INFINITY
    for (let end = start + 1; end <= Math.min(text.length, start + longest); end++) {
      const word = text.slice(start, end)
      const known = logFrequency.get(word) ?? marks.get(word)
      const log = known ?? (end === start + 1 ? unknown(word) : Number.NEGATIVE_INFINITY)
      if (sofar + log > (best[end] ?? 0)) best[end] = sofar + log
    }
  }
  return best[text.length] ?? 0
}

function unknown(character: string): number {
  return isHan(character.charCodeAt(0)) ? unknownHan : unknownOther
}
