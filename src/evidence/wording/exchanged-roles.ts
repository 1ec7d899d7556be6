import { clauseEnd, sentenceEnd, sentencePart } from '../../text/clauses.js'
import { reporting } from '../../text/lexicon/reporting.js'
import { commonSurnames } from '../../text/lexicon/surnames.js'
import { words } from '../../text/segment.js'
import type { Grounds } from './grounds.js'
import { placesOf } from './grounds.js'
import { type Name, taggedNames } from './names.js'

/** A sentence with more nouns than this, all different, is a list. */
const mostNouns = 14
/** So many pairs of characters more beside two nouns are no accident. */
const leastGain = 4
/** So many characters on either side of a noun tell its part in a sentence. */
const near = 6

/**
 * The first of two nouns of a folded sentence that stand where the other stands in a quote: 甲胜乙 does not say 乙胜甲. Words in another
 * order keep their neighbours. Null for none.
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

function isExchanged(said: string, told: string, one: string, other: string): boolean {
  const [a, b] = [likeness(said, one, told, other), likeness(said, other, told, one)]
  const kept = likeness(said, one, told, one) + likeness(said, other, told, other)
  return a > 0 && b > 0 && a + b >= kept + leastGain
}

/** How much of what stands around a noun stands around another in another text, in pairs of characters. */
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
 * The first name of a folded sentence of which a clause tells what a quote tells of another: a name of one quote with the deed of the
 * next. Null for none.
 */
export function gluedName(folded: string, { quotes }: Grounds): string | null {
  const sentences = quotes.flatMap(({ compact }) => compact.split(sentenceEnd)).filter(Boolean)
  const said = folded.replace(/\s/g, '')
  let before: string[] = []
  for (const clause of said.split(clauseEnd)) {
    const own = taggedNames(clause).map(({ text }) => text)
    const names = own.length > 0 ? own : before
    const rest = names.reduce((text, name) => text.replaceAll(name, ','), clause)
    const told = nearest(rest, sentences)
    if (told && names.length > 0 && names.every((name) => !told.includes(name))) {
      const others = namesOf(told, rest, reports.test(clause)).filter(
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

/** Whether the clauses that tell what a clause says of people tell it of others. */
function isOfAnotherPerson(
  people: readonly Name[],
  clause: string,
  sentences: readonly string[],
): boolean {
  const told = nearest(
    clause,
    sentences.flatMap((sentence) => sentence.split(clauseEnd)),
  )
  if (told === null || people.some(({ text }) => told.includes(text))) return false
  return taggedNames(told).some(
    (name) => isPerson(name) && people.every(({ text }) => text !== name.text),
  )
}

/** A name of a person, or a word that the word list does not know and that may be one by its surname. */
function isPerson({ text, tag }: Name): boolean {
  const isLikely = text.length < 4 && commonSurnames.has(text.charAt(0))
  return tag.startsWith('nr') || (tag === 'x' && isLikely)
}

/** The first name of a clause that a quote tells in another of its parallel parts than the clause's other name. */
export function mixedName(folded: string, { quotes }: Grounds): string | null {
  const rows = quotes
    .flatMap(({ compact }) => compact.split(sentenceEnd))
    .map((sentence) => sentence.split(';'))
    .filter(({ length }) => length > 1)
  for (const clause of folded.replace(/\s/g, '').split(clauseEnd)) {
    // A row of names may tell of several parts at once.
    const names = clause.includes('、') ? [] : taggedNames(clause).map(({ text }) => text)
    for (const row of rows) {
      const places = names.map((name) => row.map((part) => part.includes(name)))
      const single = places.map((held) =>
        held.filter(Boolean).length === 1 ? held.indexOf(true) : -1,
      )
      const at = single.findIndex((place) => place >= 0)
      const other = single.findIndex((place) => place >= 0 && place !== single[at])
      const isTogether = quotes.some(({ compact }) =>
        compact
          .split(sentencePart)
          .some((part) => part.includes(names[at] ?? '') && part.includes(names[other] ?? '')),
      )
      if (at >= 0 && other >= 0 && !isTogether) return names[other] ?? null
    }
  }
  return null
}

/** Whom a sentence tells what a clause says: the names in its clause for it and the one before, but for who reports it. */
function namesOf(sentence: string, clause: string, isReport: boolean): string[] {
  const parts = sentence.split(clauseEnd)
  const shared = parts.map((part) => common(clause, part))
  const at = shared.indexOf(Math.max(...shared))
  return (
    parts
      .slice(Math.max(0, at - 1), at + 1)
      .filter((part) => isReport || !reports.test(part))
      .flatMap((part) => taggedNames(part))
      // What the word list does not know is a name where a clause begins with it.
      .filter(({ tag, at }) => tag !== 'x' || at === 0)
      .map(({ text }) => text)
  )
}

/** So many pairs of characters of a clause are told by a sentence that tells it. */
const leastTold = 3

function nearest(clause: string, sentences: readonly string[]): string | null {
  let [best, most] = ['', leastTold - 1]
  for (const sentence of sentences) {
    const shared = common(clause, sentence)
    if (shared > most) [best, most] = [sentence, shared]
  }
  return best === '' ? null : best
}

/** 甲被乙起诉 does not say 甲起诉乙: the first name that did to a subject what a folded sentence has the subject do. Null for none. */
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
