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
  return prefixLikelihoods(text)[text.length] ?? 0
}

/**
 * `wordLikelihood(before + each + after)` for each of many single characters: what lies on either side
 * of it is read only once.
 */
export function likelihoodsBetween(
  before: string,
  characters: readonly string[],
  after: string,
): number[] {
  const { longest } = load()
  const prefix = prefixLikelihoods(before)
  const suffix = suffixLikelihoods(after)
  return characters.map((character) => {
    let best = Number.NEGATIVE_INFINITY
    for (let from = before.length; from >= Math.max(0, before.length - longest + 1); from--) {
      const head = before.slice(from) + character
      for (let to = 0; to <= Math.min(after.length, longest - head.length); to++) {
        const word = logOfWord(head + after.slice(0, to))
        best = Math.max(best, (prefix[from] ?? 0) + word + (suffix[to] ?? 0))
      }
    }
    return best
  })
}

/** For each length, the log-probability of that much of the text's head. */
function prefixLikelihoods(text: string): Float64Array {
  const { longest } = load()
  const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY)
  best[0] = 0
  for (let start = 0; start < text.length; start++) {
    const sofar = best[start] ?? 0
    for (let end = start + 1; end <= Math.min(text.length, start + longest); end++) {
      best[end] = Math.max(best[end] ?? 0, sofar + logOfWord(text.slice(start, end)))
    }
  }
  return best
}

/** For each offset, the log-probability of the text from there on. */
function suffixLikelihoods(text: string): Float64Array {
  const { longest } = load()
  const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY)
  best[text.length] = 0
  for (let start = text.length - 1; start >= 0; start--) {
    for (let end = start + 1; end <= Math.min(text.length, start + longest); end++) {
      const rest = logOfWord(text.slice(start, end)) + (best[end] ?? 0)
      best[start] = Math.max(best[start] ?? 0, rest)
    }
  }
  return best
}

/** Minus infinity for several characters that are no word. */
function logOfWord(word: string): number {
  const known = load().logFrequency.get(word) ?? marks.get(word)
  if (known !== undefined) return known
  if (word.length > 1) return Number.NEGATIVE_INFINITY
  return isHan(word.charCodeAt(0)) ? unknownHan : unknownOther
}
