import { idsOf, modelText } from './character-ids.js'
import {
  bundledCharacterModel,
  type CharacterModel,
  logProbability,
  modelOrder,
} from './character-model.js'

/**
 * Log-probability (nats) of `text.slice(from, to)` behind what stands before it, by the bundled
 * character model. Comparable between texts of the same length only.
 */
export function likelihood(text: string, from = 0, to = text.length): number {
  const model = bundledCharacterModel()
  const start = Math.max(0, from - modelOrder + 1)
  const ids = idsOf(modelText(text.slice(start, to)), model.known)
  let sum = 0
  for (let at = from - start; at < ids.length; at++) sum += logProbability(model, ids, at)
  return sum
}

/** How many characters before or behind one bear upon it. */
export const modelReach = modelOrder - 1

/**
 * For each of many characters (in the model's form), the log-probability of it between two texts and
 * of as much of the text behind it as it bears upon.
 */
export function likelihoodsBetween(
  before: string,
  characters: readonly string[],
  after: string,
): number[] {
  const model = bundledCharacterModel()
  const left = idsOf(modelText(before.slice(-modelReach)), model.known)
  const right = idsOf(modelText(after.slice(0, modelReach)), model.known)
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
