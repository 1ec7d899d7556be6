import type { Span } from '../domain/index.js'
import { anyOf } from '../text/any-of.js'
import { behindNames, smallWords } from '../text/lexicon/function-words.js'
import { writerRoles } from '../text/lexicon/names/media.js'
import { firms, organisationEnds } from '../text/lexicon/names/organisations.js'
import { sites } from '../text/lexicon/names/places.js'
import type { ReadText } from '../text/read-text.js'
import type { Word } from '../text/segment.js'
import type { Subject } from './subject.js'

/** Whether a name that stands in a text certainly ends there, or may be the beginning of a longer one. */
type End = 'closed' | 'open'

export interface Standing extends Span {
  end: number
  ends: End
}

/** Returns where the subject stands in a text as written, leaving out longer names and those who wrote the text. */
export function standingsIn(subject: Subject, read: ReadText): Standing[] {
  const { folded } = read
  const found: Standing[] = []
  for (const match of folded.matchAll(subject.whole)) {
    const span = { start: match.index, end: match.index + match[0].length }
    if (isInWord(read, span) || isWriter(folded, span) || isOfAnother(subject, read, span)) continue
    found.push({ ...span, ends: subject.isPerson ? endOf(read, span.end) : 'closed' })
  }
  return found
}

/** 华为 in 升华为: a word of the word list begins before the name, or goes beyond it by one character. */
function isInWord({ words }: ReadText, { start, end }: Span): boolean {
  return words.some(
    (word) =>
      (word.start < start && word.end > start && isKnown(word)) ||
      (word.start < end && word.end > end && word.start > start && isKnown(word)) ||
      (word.start === start && word.end > end && isKnown(word)),
  )
}

const isKnown = ({ tag }: Word) => tag !== 'x'

const closing = new Set([...behindNames, ...smallWords])

/** Says whether a person's name can go on after an offset: 李明华 or 李明 with 华 as a word. */
function endOf({ folded, words }: ReadText, end: number): End {
  const next = folded.charAt(end)
  if (!/\p{Script=Han}/u.test(next) || closing.has(next)) return 'closed'
  const word = words.find(({ start }) => start === end)
  return word !== undefined && word.text.length > 1 ? 'closed' : 'open'
}

const written = new RegExp(`(?:${anyOf(writerRoles)}|[文图摄编])[\\s/:]{0,2}$`)

/** (记者 李明): who wrote the report is not whom it is about. */
function isWriter(folded: string, { start }: Span): boolean {
  return written.test(folded.slice(Math.max(0, start - 8), start))
}

const bodies = new RegExp(
  `${anyOf(
    organisationEnds.filter((end) => !firms.includes(end)),
    sites,
    ['队', '海关'],
  )}$`,
)
/** 李明的顾问, 李明所在的党: others who only belong to somebody. */
const ofPerson = /^(?:的|所在)/
/** 新梅西, 前蔚来高管: who is likened to the subject, or has left it. */
const likened = /^[新前小准原]$/
const nominal = /^(?:n|x|j|b|vn|f)/
const mostWords = 4

/** 太原 in 太原理工大学, 恒大 in 恒大社区: a body or a place whose name only begins with the subject. */
function isOfAnother(
  { isPerson }: Subject,
  { folded, words }: ReadText,
  { start, end }: Span,
): boolean {
  if (isPerson && ofPerson.test(folded.slice(end))) return true
  if (words.some((word) => word.end === start && likened.test(word.text))) return true
  const first = words.findIndex((word) => word.start === end)
  if (first < 0) return false
  let name = ''
  for (const word of words.slice(first, first + mostWords)) {
    if (!nominal.test(word.tag) || !/^\p{Script=Han}+$/u.test(word.text)) return false
    name += word.text
    if (bodies.test(name)) return true
  }
  return false
}

/**
 * Keeps the standings of an article that are of the subject and not of a longer name: an open one counts only where the
 * name also stands closed in the article.
 */
export function whollyStanding<Each extends { standings: readonly Standing[] }>(
  sentences: readonly Each[],
): Each[] {
  const isClosedSomewhere = sentences.some(({ standings }) =>
    standings.some(({ ends }) => ends === 'closed'),
  )
  return isClosedSomewhere ? [...sentences] : []
}
