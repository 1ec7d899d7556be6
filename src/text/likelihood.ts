import { idsOf, modelText } from './character-ids.js'
import {
  bundledCharacterModel,
  type CharacterModel,
  logProbability,
  modelOrder,
} from './character-model.js'

/**
 * Returns the log-probability (nats) of `text.slice(from, to)` after the text before it, by the bundled character
 * model. Comparable only between texts of the same length.
 */
export function likelihood(text: string, from = 0, to = text.length): number {
  const model = bundledCharacterModel()
  const before = idsOf(modelText(text.slice(Math.max(0, from - longestNumber), from)), model.known)
  const own = idsOf(modelText(text.slice(from, to)), model.known)
  const context = before.subarray(Math.max(0, before.length - modelReach))
  const ids = new Uint16Array(context.length + own.length)
  ids.set(context)
  ids.set(own, context.length)
  return sumFrom(model, ids, context.length)
}

/** The number of characters that three ids may represent, except for very long numbers. */
const longestNumber = 24

/**
 * Returns the start of a text that affects the probability of a character before it: three characters, where a number
 * counts as one.
 */
export function bearing(text: string): string {
  const { known } = bundledCharacterModel()
  const form = modelText(text.slice(0, longestNumber))
  let end = 0
  while (end < form.length && idsOf(form.slice(0, end + 1), known).length <= modelReach) end++
  return text.slice(0, end)
}

/** How many characters before or after a character affect its probability. */
export const modelReach = modelOrder - 1

/**
 * Returns, for each of several characters (in model form), its log-probability between two texts, including the part of
 * the text after it that it affects.
 */
export function likelihoodsBetween(
  before: string,
  characters: readonly string[],
  after: string,
): number[] {
  const model = bundledCharacterModel()
  const left = idsOf(modelText(before.slice(-longestNumber)), model.known).slice(-modelReach)
  const right = idsOf(modelText(after.slice(0, longestNumber)), model.known).slice(0, modelReach)
  const ids = new Uint16Array(left.length + 1 + right.length)
  ids.set(left)
  ids.set(right, left.length + 1)
  return characters.map((character) => {
    ids[left.length] = model.known[character.charCodeAt(0)] ?? 0
    return sumFrom(model, ids, left.length)
  })
}

function sumFrom(model: CharacterModel, ids: Uint16Array, from: number): number {
  let sum = 0
  for (let at = from; at < ids.length; at++) sum += logProbability(model, ids, at)
  return sum
}
