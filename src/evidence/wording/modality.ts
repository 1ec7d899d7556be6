import { anyOf } from '../../text/any-of.js'
import { blanked } from '../../text/blanked.js'
import { clauseEnd, clauseMarks, sentenceEnd, sentencePart } from '../../text/clauses.js'
import { dates } from '../../text/dates.js'
import {
  partly,
  rumours,
  turns,
  unsure,
  unsureThroughout,
  wishes,
} from '../../text/lexicon/statements/certainty.js'
import { denials, endings, untruths } from '../../text/lexicon/statements/negation.js'
import { plans } from '../../text/lexicon/statements/plans.js'
import { negation } from '../../text/negation.js'
import { words } from '../../text/segment.js'
import type { Grounds } from './grounds.js'

/** A kind of words that make what follows them in their clause less than a fact. */
interface Stance {
  name: string
  words: RegExp
  /** Those that also affect the clauses after theirs: 计划投资38亿元，2027年建成. */
  lasting: RegExp
  /** Whether a word right before a mark affects what follows the mark: 公司预计，. */
  frames: boolean
}

const condition = '如果(?!说)|假如|倘若|一旦|只要|除非'

const stances: readonly Stance[] = [
  {
    name: 'planned',
    words: new RegExp(
      `${plans}|预估|估计|(?<![订套])计划(?![的从为是中书单])|目标(?=[是为到达])|打算|筹备|筹建(?!处)|届时|未来|(?<!即)将`,
      'g',
    ),
    lasting: new RegExp(`${plans}|预估|(?<![订套])计划(?![的从为是中书单])|打算`),
    frames: true,
  },
  {
    name: 'unsure',
    words: new RegExp(`${rumours}|${anyOf(unsure)}`, 'g'),
    lasting: new RegExp(`${rumours}|${anyOf(unsureThroughout)}`),
    frames: true,
  },
  {
    name: 'wished',
    words: new RegExp(`${condition}|(?<!一)若(?!干|木)|${anyOf(wishes)}`, 'g'),
    lasting: new RegExp(condition),
    frames: false,
  },
  {
    name: 'of a part',
    words: new RegExp(`部分(?!别)|${anyOf(partly)}`, 'g'),
    lasting: /(?!)/,
    frames: false,
  },
]

/** Words that negate what follows them in their clause; below, words that take back their whole clause, or sentence. */
const denial = {
  words: new RegExp(`(?<!遭到?了?|被)拒绝|${anyOf(denials)}`, 'g'),
  lasting: /(?!)/,
  frames: true,
}
const endingClause = new RegExp(`(?<!短)暂停|${anyOf(endings)}`)
/** With as much of the clause around it, in characters, as it can be about. */
const endingIn = new RegExp(`.{0,20}(?:${endingClause.source}).{0,10}`)
const calling = `(?:系|(?<!因)为|是|属于?)[^${clauseMarks}]{0,6}${anyOf(untruths)}|不属实`
const endingSentence = new RegExp(`${calling}|辟谣`)
/** A clause that ends by calling what it says untrue. */
const untrue = new RegExp(`(?:${calling})(?:信息|消息|传言)?$`)
const anyDenial = new RegExp(
  [denial.words, endingClause, endingSentence, new RegExp(`${anyOf(untruths)}|谎称|不是|没有`)]
    .map(({ source }) => source)
    .join('|'),
)

/** Words that end the reach of a plan: 原计划募资180亿元，最终募资212亿元. */
const turned = new RegExp(anyOf(turns))
/** The title of a document plans nothing: 《工作计划》. */
const title = /《[^》]*》/g
/** The farthest a plan reaches after its word, in characters: a text without marks is one clause. */
const reach = 60
/** The fewest pairs of characters that a sentence shares with a stretch that it repeats. */
const leastSaid = 2

/**
 * Returns how a folded, compact sentence claims more than its quotes: a plan stated as a fact, a denial left out, a
 * negation dropped. Null if it does not.
 */
export function stanceFault(compact: string, grounds: Grounds): string | null {
  const said = withoutTaking(compact.replace(title, ''))
  const quotes = grounds.quotes.map((quote) => withoutTaking(quote.compact.replace(title, '')))
  for (const stance of stances) {
    const { name, words } = stance
    const isIn = (text: string) => text.match(words) !== null
    const governed = quotes.flatMap((quote) => governedBy(quote, stance))
    if (isDropped(said, quotes, governed, isIn)) return `${name}, told as a fact`
    if (isIn(said) && !quotes.some(isIn)) return `${name}, where it is a fact`
  }
  const denied = quotes.flatMap((quote) => [...governedBy(quote, denial), ...ended(quote)])
  if (!anyDenial.test(said) && isDropped(said, quotes, denied, () => false)) {
    return 'a denial left out'
  }
  const isDenied = quotes.some((quote) => anyDenial.test(quote))
  if ((said.match(denial.words) || endingClause.test(said)) && !isDenied) return 'a denial added'
  return droppedNegation(compact, grounds)
}

/** Returns the stretches of a text that a stance's words affect. */
function governedBy(text: string, { words, lasting, frames }: Omit<Stance, 'name'>): string[] {
  return [...text.matchAll(words)].map(({ index, 0: word }) => {
    const behind = text.slice(index + word.length, index + word.length + reach)
    const sentence = behind.split(sentencePart)[0] ?? ''
    const [clause = '', ...further] = sentence.split(clauseEnd)
    const isFrame = frames && clause.length < 2
    if (!lasting.test(word) && !isFrame) return clause
    const end = further.findIndex((each) => turned.test(each))
    return [clause, ...(end < 0 ? further : further.slice(0, end))].join(',')
  })
}

/** Returns the clauses that a word such as 暂停 takes back, and what of a sentence is said to be untrue. */
function ended(text: string): string[] {
  const sentences = text.split(sentenceEnd)
  const clauses = sentences.flatMap((sentence) => sentence.split(clauseEnd))
  return [
    ...sentences.flatMap((sentence) => {
      const end = endingSentence.exec(sentence)
      return end ? [sentence.slice(0, end.index + end[0].length)] : []
    }),
    ...clauses.flatMap((clause) => endingIn.exec(clause)?.[0] ?? []),
  ]
}

/**
 * Decides whether a clause repeats what only a governed stretch says, while nothing in the sentence up to there governs
 * it.
 */
function isDropped(
  said: string,
  quotes: readonly string[],
  governed: readonly string[],
  isIn: (text: string) => boolean,
): boolean {
  if (governed.length === 0) return false
  const free = pairsOf(
    quotes
      .map((quote) => governed.reduce((text, each) => text.replaceAll(each, ';'), quote))
      .join(';'),
  )
  const stretches = governed.map((text) => ({
    deeds: deedsOf(text, free),
    own: [...pairsOf(text)].filter((pair) => !free.has(pair)),
    // What is planned for next year or for 2027 can be repeated without saying so.
    least: Math.min(
      leastSaid,
      [...pairsOf(withoutTimes(text))].filter((pair) => !free.has(pair)).length,
    ),
  }))
  let end = 0
  for (const clause of said.split(clauseEnd)) {
    end += clause.length
    const upTo = said.slice(0, end)
    end++
    if (untrue.test(clause) || isIn(upTo)) continue
    const pairs = pairsOf(clause)
    for (const { own, least, deeds } of stretches) {
      const again = own.filter((pair) => pairs.has(pair)).length
      const isSaid = again >= least && again > 0
      if (isSaid && deeds.some((deed) => clause.includes(deed))) return true
    }
  }
  return false
}

/** Replaces times with spaces. */
function withoutTimes(text: string): string {
  return blanked(text, [...dates(text), ...words(text).filter(({ tag }) => tag === 't')])
}

/**
 * Returns the verbs, unknown words and amounts of a stretch that occur nowhere else, or its nouns if it has none: the
 * word list takes 裁员 and 涨价 for nouns.
 */
function deedsOf(stretch: string, free: ReadonlySet<string>): string[] {
  const own = words(stretch).filter(
    ({ text }) => ![...pairsOf(text)].some((pair) => free.has(pair)),
  )
  const deeds = own.filter(
    ({ text, tag }) => (/^[vx]/.test(tag) && text.length > 1) || /\d/.test(text),
  )
  const nouns = own.filter(({ text, tag }) => /^n(?![rst])/.test(tag) && text.length > 1)
  return (deeds.length > 0 ? deeds : nouns).map(({ text }) => text)
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2)
    if (/^[\u3400-\u9fff]{2}$/.test(pair)) pairs.add(pair)
  }
  return pairs
}

/** Removes 将 where it marks an object (将旅客转移) and not the future: a thing follows it, not an event. */
function withoutTaking(compact: string): string {
  return compact.replace(/(?<![即])将/g, (word, at: number) => {
    const [next, then] = words(compact.slice(at + 1, at + 1 + wordLength))
    if (!next) return word
    const isFuture = /^(?:[vdpct]|ad|zg|a)/.test(next.tag) || adverbs.test(next.text)
    // 将旧馆藏书移走: an adjective, and the thing.
    const isThing = /^a$/.test(next.tag) && /^n/.test(then?.tag ?? '')
    return isFuture && !isThing && !/^[全军士领帅]$/.test(next.text) ? word : ''
  })
}

/** Longer than any word that could be there, in characters. */
const wordLength = 6
/** Words between 将 and the event that the word list takes for nouns. */
const adverbs = /^(?:全面|重点|首次|每|陆续|分别|统一)/

/**
 * Reports a word that a sentence states without its negation: 尚未开工 does not say 开工. What a quote says only after a
 * negation needs one in the sentence too.
 */
export function droppedNegation(compact: string, grounds: Grounds): string | null {
  for (const { compact: quote } of grounds.quotes) {
    for (const { index, 0: word } of quote.matchAll(new RegExp(negation, 'g'))) {
      const behind = quote.slice(index + word.length).split(clauseEnd)[0] ?? ''
      const verb = behind.slice(/^[能会有得被曾可再敢肯予以]/.test(behind) ? 1 : 0)
      for (const negated of new Set([behind.slice(0, 2), verb.slice(0, 2)])) {
        if (!/^[\u3400-\u9fff]{2}$/.test(negated) || !compact.includes(negated)) continue
        const isPlain = (text: string) =>
          text
            .split(negated)
            .slice(0, -1)
            .some((before) => !negation.test(before.slice(-4)))
        if (isPlain(compact) && !grounds.quotes.some((each) => isPlain(each.compact))) {
          return `${word}${negated} without its negation`
        }
      }
    }
  }
  return null
}
