import type { Span } from '../domain/index.js'
import { anyOf } from '../text/any-of.js'
import { clauseMarks } from '../text/clauses.js'
import { leadingToAmount } from '../text/lexicon/statements/change.js'
import { plans } from '../text/lexicon/statements/plans.js'

/** Terms with their weights: the inverse document frequency. */
export type TermWeights = ReadonlyMap<string, number>

/** Returns the share of the terms' weight that a folded text contains, 0 to 1. */
export function coverage(folded: string, weights: TermWeights): number {
  let held = 0
  let all = 0
  for (const [term, weight] of weights) {
    all += weight
    if (holds(folded, term)) held += weight
  }
  return all === 0 ? 0 : held / all
}

/** Decides whether a text contains a term. A number must not be part of a longer one: 20 is not in 2024. */
function holds(folded: string, term: string): boolean {
  let at = folded.indexOf(term)
  if (!/^\d/.test(term)) return at >= 0
  while (at >= 0) {
    if (!/[\d.]/.test(folded.charAt(at - 1)) && !/\d/.test(folded.charAt(at + term.length)))
      return true
    at = folded.indexOf(term, at + 1)
  }
  return false
}

const favour = 4

/** Returns the weights with those of the focus (what is asked about the subject) raised: 启用 of 新院区何时启用. */
export function favouring(focus: readonly string[], weights: TermWeights): TermWeights {
  const favoured = new Map(weights)
  for (const term of focus) {
    const weight = weights.get(term)
    if (weight !== undefined) favoured.set(term, favour * weight)
  }
  return favoured
}

/**
 * Returns a function that measures how close a span is to the weighted terms in a folded sentence, 0 to 1. Each found
 * term adds its weight, less the further away it is, and less across marks.
 */
export function nearness(folded: string, weights: TermWeights): (span: Span) => number {
  const found: { at: number; end: number; weight: number }[] = []
  let all = 0
  for (const [term, weight] of weights) {
    all += weight
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      found.push({ at, end: at + term.length, weight })
    }
  }
  return ({ start, end }) => {
    // A term that occurs twice counts at its closest place.
    const closest = new Map<string, number>()
    for (const { at, end: termEnd, weight } of found) {
      const gap =
        at >= end ? folded.slice(end, at) : folded.slice(termEnd, Math.max(termEnd, start))
      const term = folded.slice(at, termEnd)
      const part = weight / (1 + distance(gap) / 6)
      if (part > (closest.get(term) ?? 0)) closest.set(term, part)
    }
    let sum = 0
    for (const part of closest.values()) sum += part
    return all === 0 ? 0 : sum / all
  }
}

/** Words between an attribute and its value that add no distance: 产值预计达到52亿元. */
const linking = new RegExp(`${plans}|计划|共有|了|${anyOf(leadingToAmount)}`, 'g')

function distance(gap: string): number {
  let length = 0
  for (const character of gap.replace(linking, '')) {
    if (character === '、' || clauseMarks.includes(character)) length += 8
    else if (character !== ' ') length += 1
  }
  return length
}
