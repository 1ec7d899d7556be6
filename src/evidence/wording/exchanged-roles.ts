import { clauseEnd, sentenceEnd, sentencePart } from '../../text/clauses.js'
import { conjunctions } from '../../text/lexicon/function-words.js'
import { commonSurnames } from '../../text/lexicon/names/surnames.js'
import { reporting } from '../../text/lexicon/statements/reporting.js'
import { words } from '../../text/segment.js'
import type { Grounds } from './grounds.js'
import { placesOf } from './grounds.js'
import { type Name, taggedNames } from './names.js'

/** The most distinct nouns that are compared; a sentence with more is a list. */
const mostNouns = 14
/** The least gain, in pairs of characters beside two nouns, that is no accident. */
const leastGain = 4
/** The number of characters on either side of a noun that show its role in a sentence. */
const near = 6

/**
 * Returns the first of two nouns of a folded sentence that have swapped places compared with a quote: 甲胜乙 does not say
 * 乙胜甲. Words in a different order keep their neighbours. Null if there is none.
 */
export function exchangedNoun(folded: string, { quotes }: Grounds): string | null {
  const said = folded.replace(/\s/g, '')
  const nouns = [...new Set(nounsOf(said))].slice(0, mostNouns)
  for (const [i, one] of nouns.entries()) {
    for (const other of nouns.slice(i + 1)) {
      if (one.includes(other) || other.includes(one)) continue
      const both = quotes.filter(({ compact }) => compact.includes(one) && compact.includes(other))
      if (both.length > 0 && both.every(({ compact }) => isExchanged(said, compact, one, other))) {
        return one
      }
    }
  }
  return null
}

function isExchanged(said: string, quoted: string, one: string, other: string): boolean {
  const [a, b] = [likeness(said, one, quoted, other), likeness(said, other, quoted, one)]
  const kept = likeness(said, one, quoted, one) + likeness(said, other, quoted, other)
  return a > 0 && b > 0 && a + b >= kept + leastGain
}

/** Returns how much of the text around a noun is also around a noun in the other text, in pairs of characters. */
function likeness(text: string, noun: string, other: string, there: string): number {
  let most = 0
  for (const at of placesOf(noun, text)) {
    const before = text.slice(Math.max(0, at - near), at)
    const behind = text.slice(at + noun.length, at + noun.length + near)
    for (const place of placesOf(there, other)) {
      const sharedBefore = common(before, other.slice(Math.max(0, place - near), place))
      const from = place + there.length
      most = Math.max(most, sharedBefore + common(behind, other.slice(from, from + near)))
    }
  }
  return most
}

function common(a: string, b: string): number {
  let shared = 0
  for (let at = 0; at + 1 < a.length; at++) if (b.includes(a.slice(at, at + 2))) shared++
  return shared
}

function nounsOf(text: string): string[] {
  return words(text)
    .filter(
      ({ text: word, tag }) =>
        word.length > 1 && /^(?:n|x)/.test(tag) && /^(?!更)\p{L}/u.test(word),
    )
    .map(({ text: word }) => word)
}

const reports = new RegExp(`记者|${reporting}`)

/**
 * Returns the first name of a folded sentence to which a clause attributes what a quote says of somebody else: a name
 * from one quote with the action of the next. Null if there is none.
 */
export function gluedName(folded: string, { quotes }: Grounds): string | null {
  const sentences = quotes.flatMap(({ compact }) => compact.split(sentenceEnd)).filter(Boolean)
  const said = folded.replace(/\s/g, '')
  let before: string[] = []
  for (const clause of said.split(clauseEnd)) {
    const own = taggedNames(clause).map(({ text }) => text)
    const names = own.length > 0 ? own : before
    const rest = names.reduce((text, name) => text.replaceAll(name, ','), clause)
    const nearby = nearest(rest, sentences)
    if (nearby && names.length > 0 && names.every((name) => !nearby.includes(name))) {
      const others = namesOf(nearby, rest, reports.test(clause)).filter(
        (name) => !said.includes(name),
      )
      if (others.length > 0) return names[0] ?? null
    }
    const people = taggedNames(clause).filter(isPerson)
    if (people.length > 0 && isOfAnotherPerson(people, rest, sentences)) {
      return people[0]?.text ?? null
    }
    before = names
  }
  return null
}

/** Decides whether the nearest clause in the quotes is about people other than those in this clause. */
function isOfAnotherPerson(
  people: readonly Name[],
  clause: string,
  sentences: readonly string[],
): boolean {
  const nearby = nearest(
    clause,
    sentences.flatMap((sentence) => sentence.split(clauseEnd)),
  )
  if (nearby === null || people.some(({ text }) => nearby.includes(text))) return false
  return taggedNames(nearby).some(
    (name) => isPerson(name) && people.every(({ text }) => text !== name.text),
  )
}

/** Decides whether a name is a person's, or an unknown word that may be one by its surname. */
function isPerson({ text, tag }: Name): boolean {
  const isLikely = text.length < 4 && commonSurnames.has(text.charAt(0))
  return tag.startsWith('nr') || (tag === 'x' && isLikely)
}

/** Returns the first name of a clause that a quote has in a different parallel part than the clause's other name. */
export function mixedName(folded: string, { quotes }: Grounds): string | null {
  const rows = quotes
    .flatMap(({ compact }) => compact.split(sentenceEnd))
    .flatMap((sentence) => [
      { row: sentence.split(';'), mark: sentencePart },
      { row: likeClauses(sentence), mark: clauseEnd },
    ])
    .filter(({ row }) => row.length > 1)
  for (const clause of folded
    .replace(/\s/g, '')
    .split(clauseEnd)
    .flatMap((part) => part.split('而'))) {
    // A list of names may cover several parts at once.
    const named = /、|分别/.test(clause) ? [] : taggedNames(clause)
    const names = named.map(({ text }) => text)
    for (const { row, mark } of rows) {
      const places = names.map((name) => row.map((part) => part.includes(name)))
      const single = places.map((held) =>
        held.filter(Boolean).length === 1 ? held.indexOf(true) : -1,
      )
      const at = single.findIndex((place) => place >= 0)
      const other = single.findIndex((place) => place >= 0 && place !== single[at])
      const isTogether = quotes.some(({ compact }) =>
        compact
          .split(mark)
          .some((part) => part.includes(names[at] ?? '') && part.includes(names[other] ?? '')),
      )
      // 甲和乙夺得金牌和银牌 covers both parts too.
      const isListed = joined.test(between(clause, named[at], named[other]))
      if (at >= 0 && other >= 0 && !isTogether && !isListed) return names[other] ?? null
    }
  }
  return null
}

const joined = new RegExp(`^[${conjunctions}]$`)

function between(text: string, first: Name | undefined, second: Name | undefined): string {
  return first && second ? text.slice(first.at + first.text.length, second.at) : ''
}

/** Returns the clauses of a sentence that have several names each, of the same kinds as its first such clause. */
function likeClauses(sentence: string): string[] {
  const clauses = sentence.split(clauseEnd).map((text) => ({ text, kinds: kindsOf(text) }))
  const first = clauses.find(({ kinds }) => kinds.length > 1)
  return clauses.filter(({ kinds }) => kinds.join() === first?.kinds.join()).map(({ text }) => text)
}

/** Returns the kinds of names in a text; neighbours of one kind, as 浙江 and 杭州, are one. */
function kindsOf(text: string): string[] {
  const names = taggedNames(text)
  return names
    .filter((name, i) => {
      const before = names[i - 1]
      const isSplit = before && before.at + before.text.length === name.at
      return !(isSplit && before.tag.slice(0, 2) === name.tag.slice(0, 2))
    })
    .map(({ tag }) => tag.slice(0, 2))
}

/**
 * Returns the names of whom a sentence says what a clause says: those in its nearest clause and the one before, except
 * those of who reports it.
 */
function namesOf(sentence: string, clause: string, isReport: boolean): string[] {
  const parts = sentence.split(clauseEnd)
  const shared = parts.map((part) => common(clause, part))
  const at = shared.indexOf(Math.max(...shared))
  return (
    parts
      .slice(Math.max(0, at - 1), at + 1)
      .filter((part) => isReport || !reports.test(part))
      .flatMap((part) => taggedNames(part))
      // An unknown word is a name if a clause begins with it.
      .filter(({ tag, at }) => tag !== 'x' || at === 0)
      .map(({ text }) => text)
  )
}

/** The fewest pairs of characters that a clause shares with the sentence that says the same. */
const leastShared = 3

function nearest(clause: string, sentences: readonly string[]): string | null {
  let [best, most] = ['', leastShared - 1]
  for (const sentence of sentences) {
    const shared = common(clause, sentence)
    if (shared > most) [best, most] = [sentence, shared]
  }
  return best === '' ? null : best
}

/**
 * 甲被乙起诉 does not say 甲起诉乙. Returns the first name that acts on the subject in a quote, while a folded sentence has the
 * subject act. Null if there is none.
 */
export function turnedPassive(folded: string, { quotes }: Grounds): string | null {
  const said = folded.replace(/\s/g, '')
  if (/[被遭由受]/.test(said)) return null
  for (const sentence of quotes.flatMap(({ compact }) => compact.split(sentencePart))) {
    for (const { index } of sentence.matchAll(/[被遭](?!害)/g)) {
      const behind = sentence.slice(index + 1)
      const [doer] = nounsOf(behind)
      if (!doer || behind.indexOf(doer) > 1 || !said.includes(doer)) continue
      const subject = nounsOf(sentence.slice(0, index)).find((noun) => said.includes(noun))
      const isTurned = subject && said.indexOf(subject) < said.indexOf(doer)
      if (isTurned && subject !== doer) return doer
    }
  }
  return null
}
