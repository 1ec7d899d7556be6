import type { Article, Span } from '../domain/index.js'
import type { ReadSentence } from '../evidence/read-sentence.js'
import { ReadText } from '../text/read-text.js'
import { isMeasured, isOfList, leadsClause } from './speaks-of.js'
import { type Standing, standingsIn, whollyStanding } from './standing.js'
import { patternOf, type Subject } from './subject.js'

/** A sentence that names the subject, and where it does. */
export interface Naming {
  sentence: ReadSentence
  /** In offsets of the sentence. */
  at: Span
  /** Whether the subject is whom or what its clause speaks of, and not somebody beside it. */
  isLeading: boolean
  /** Whether the subject is what an amount behind it is of: no other noun stands between them. */
  isMeasured: boolean
}

/** How an article stands to the subject. */
export interface AboutArticle {
  article: Article
  isInTitle: boolean
  namings: Naming[]
}

/** The first sentences of a report say what it is about, up to this offset. */
const lead = 180
/** A report no longer than this is about what its first sentence speaks of, without naming it again. */
const short = 500
/** One naming in so many characters is more than in passing. */
const oftenPer = 350
const fewest = 3

/**
 * Returns the sentences of an article that name the subject, if the article is about it or they themselves state
 * something of it; null if it only stands there in passing.
 */
export function aboutOf(
  subject: Subject,
  article: Article,
  sentences: readonly ReadSentence[],
): AboutArticle | null {
  const title = new ReadText(article.title ?? '')
  const isInTitle = standsIn(subject, title)
  const namings = namingsIn(subject, sentences, title)
  const isInLead = namings.some(({ sentence }) => sentence.start < lead)
  const often = Math.max(fewest, article.text.length / oftenPer)
  const isAbout =
    isInTitle ||
    namings.length >= often ||
    (namings.some(({ sentence, isLeading }) => sentence.start < lead && isLeading) &&
      (namings.length > 1 || article.text.length < short || isFirst(namings))) ||
    (isInLead && namings.length >= fewest)
  const mayBeObject = isInTitle || (isInLead && namings.length >= often)
  const kept = namings.filter(
    ({ sentence, at, isLeading, isMeasured }) =>
      (isInTitle || !subject.isNamed || !isOfList(sentence, at)) &&
      ((isAbout && (isLeading || mayBeObject)) || (isLeading && isMeasured && !subject.isNamed)),
  )
  return kept.length > 0 ? { article, isInTitle, namings: kept } : null
}

/** The first sentence of a text without a title is its headline, or goes on from one. */
const isFirst = ([first]: readonly Naming[]) =>
  first !== undefined && first.sentence.start < headline
const headline = 40

function standsIn(subject: Subject, read: ReadText): boolean {
  return standingsIn(subject, read).some(({ ends }) => ends === 'closed') || isNear(subject, read)
}

function namingsIn(
  subject: Subject,
  sentences: readonly ReadSentence[],
  title: ReadText,
): Naming[] {
  const whole = sentences.flatMap((sentence) => {
    const standings = standingsIn(subject, sentence)
    return standings.length > 0 ? [{ sentence, standings }] : []
  })
  const found = whollyStanding(whole).map(({ sentence, standings }) =>
    naming(sentence, bestOf(sentence, standings)),
  )
  if (found.length > 0 || subject.words.length < 2) return found
  return sentences.flatMap((sentence) => {
    const at = nearIn(subject, sentence, title)
    return at ? [naming(sentence, at)] : []
  })
}

function bestOf(sentence: ReadSentence, standings: readonly Standing[]): Span {
  const leading = standings.find((at) => leadsClause(sentence, at))
  return leading ?? (standings[0] as Span)
}

function naming(sentence: ReadSentence, at: Span): Naming {
  return {
    sentence,
    at,
    isLeading: leadsClause(sentence, at),
    isMeasured: isMeasured(sentence, at),
  }
}

/** The farthest apart that the words of a subject stand, in characters. */
const widest = 24

function isNear(subject: Subject, read: ReadText): boolean {
  return subject.words.length > 1 && spanOf(subject.words, read) !== null
}

/** Finds a subject of several words: all of them in the sentence, or the last and, in the title, the others. */
function nearIn({ words }: Subject, sentence: ReadText, title: ReadText): Span | null {
  const together = spanOf(words, sentence)
  if (together) return together
  const last = words.at(-1) ?? ''
  const own = words.filter((word) => placesOf(word, sentence).length > 0)
  const others = words.filter((word) => !own.includes(word))
  if (!own.includes(last) || !others.every((word) => placesOf(word, title).length > 0)) return null
  return spanOf(own, sentence)
}

/** Returns the shortest stretch with all the words, if they stand near each other in one clause or in two. */
function spanOf(words: readonly string[], read: ReadText): Span | null {
  const last = placesOf(words.at(-1) ?? '', read)
  const isInOrder = (span: Span) => orderOf(words).test(read.folded.slice(span.start, span.end))
  for (const place of last) {
    let { start, end } = place
    const isAll = words.slice(0, -1).every((word) => {
      const nearest = placesOf(word, read).toSorted(
        (a, b) => Math.abs(a.start - place.start) - Math.abs(b.start - place.start),
      )[0]
      if (!nearest) return false
      start = Math.min(start, nearest.start)
      end = Math.max(end, nearest.end)
      return true
    })
    const length = words.join('').length
    if (isAll && /[,:]/.test(read.folded.slice(start, end)) && !isInOrder({ start, end })) continue
    if (isAll && end - start <= length + widest && !/[。!?;]/.test(read.folded.slice(start, end)))
      return { start, end }
  }
  return null
}

const orderOf = (words: readonly string[]) =>
  new RegExp(words.map((word) => patternOf(word).source).join('.*?'), 'u')

/** Returns where a word stands that is not a part of a longer one. */
function placesOf(word: string, { folded, words }: ReadText): Span[] {
  return [...folded.matchAll(patternOf(word))]
    .map(({ index, 0: said }) => ({ start: index, end: index + said.length }))
    .filter(
      ({ start, end }) =>
        !words.some(
          (each) =>
            each.tag !== 'x' &&
            ((each.start < start && each.end > start) || (each.start < end && each.end > end)),
        ),
    )
}
