import type { Turn } from '../domain/index.js'
import { anyOf } from '../text/any-of.js'
import { type DateMention, dates } from '../text/dates.js'
import { fold } from '../text/fold.js'
import { commonCounters } from '../text/lexicon/measures/counters.js'
import { firms } from '../text/lexicon/names/organisations.js'
import { commonSurnames } from '../text/lexicon/names/surnames.js'
import { isTraditional, toSimplified, toTraditional } from '../text/script.js'
import { words } from '../text/segment.js'
import {
  asking,
  askingFor,
  isBareAttribute,
  isClosed,
  isKnownThing,
  kindOf,
  peopleIn,
  placesIn,
  properWords,
  type Subject,
  subjectOf,
} from './subjects.js'

/** A question that can be understood alone, or the word that is unclear (the whole question if no single word is). */
export type Resolution = { question: string } | { unclear: string }

const pronoun =
  /(?<!其)它们?|(?<!吉|其)他们?(?![国山乡人])|她们?|(?<![极尤土与])其(?![他它中实余次间后所])/
const here = /那里|那儿|那边|这里|这儿|当地|该地/
const thisThing = new RegExp(
  `(?:(?<!应|不|活|本)该|(?:这|那)一?${anyOf(commonCounters)})(?<noun>[\\u4e00-\\u9fff]{1,6})`,
)
const ellipsis = /^(?:那么?|还有|换成|至于|如果是)?[,\s]*(?<rest>[^,]{1,24}?)呢[?!。\s]*$/
const bareEllipsis = /^(?:那么?|换成)[,\s]*(?<rest>[^,]{1,16}?)[?\s]*$/

/** Decides whether a question can only be understood together with the questions before it. */
export function followsUp(question: string, history: readonly Turn[]): boolean {
  if (history.length === 0) return false
  const folded = fold(question)
  return ellipsisOf(folded) !== null || refersBack(folded) || lacksSubject(folded)
}

/**
 * Completes a follow-up from the question before it if exactly one thing can be meant. Returns a question that can be
 * understood alone unchanged.
 */
export function resolveFollowUp(
  question: string,
  history: readonly Turn[],
  textsOf: TextsOf = () => null,
): Resolution {
  if (!followsUp(question, history)) return { question }
  const unclear: Resolution = { unclear: referringWord(question) ?? question }
  const before = history.slice(0, -1)
  const last = history.at(-1)
  if (!last) return { question }
  // The previous question may itself be a follow-up.
  const resolved = resolveFollowUp(last.question, before, textsOf)
  if ('unclear' in resolved) return unclear
  const found = resolve(question, { ...last, question: resolved.question, texts: textsOf(last) })
  return found === null ? unclear : { question: inScriptOf(question, found) }
}

/** Returns the texts of the articles that a turn was answered with, including titles, or null if they are unknown. */
export type TextsOf = (turn: Turn) => readonly string[] | null

interface TurnRead extends Turn {
  texts: readonly string[] | null
}

/** Returns the word that refers to something said before: 它, 那里, 这座桥. */
function referringWord(question: string): string | null {
  const folded = fold(question)
  const found = [pronoun, here, thisThing].map((pattern) => pattern.exec(folded)).find(Boolean)
  if (!found) return null
  const run = found.groups?.noun ?? ''
  const behind = run.length - (words(run)[0]?.text.length ?? 0)
  return question.slice(found.index, found.index + found[0].length - behind)
}

/** A question word alone asks about the whole previous answer. */
const bare =
  /^(?:那么?|又)?[,\s]*(?:为什么|为何|为啥|怎么(?:样|回事|会)?|如何|什么|多少|谁|哪里?|几)[呢啊?!。\s]*$/

function resolve(question: string, last: TurnRead): string | null {
  const folded = fold(question)
  const rest = ellipsisOf(folded)
  if (rest) {
    const value = question.slice(rest.start, rest.end)
    // 它的总投资呢 means 它的总投资是多少.
    if (!refersBack(fold(value))) return replaceLike(last, value)
    const asked = askingFor(value)
    return asked === null ? null : replaceReferences(value + asked, last)
  }
  if (refersBack(folded)) return replaceReferences(question, last)
  const subject = subjectOf(last.question, last.texts)
  if (!subject || bare.test(folded)) return null
  const plain = question.replace(/^(?:那么?|还有)[,，\s]*/, '')
  return isAttributeFirst(fold(plain)) ? `${subject.text}的${plain}` : subject.text + plain
}

/** Returns the span of 那2022年呢 that is new, or null for a question that asks by itself. */
function ellipsisOf(folded: string): { start: number; end: number } | null {
  const match = ellipsis.exec(folded) ?? bareEllipsis.exec(folded)
  const rest = match?.groups?.rest
  if (!match || rest === undefined || asking.test(rest)) return null
  const isVerbal = words(rest).some(({ tag }) => /^(?:v|vd|vi|d|r)$/.test(tag))
  if (isVerbal && askingFor(rest) === null) return null
  const start = match[0].indexOf(rest)
  return { start, end: start + rest.length }
}

/** Decides whether a pronoun occurs before any name that it could refer to. */
function refersBack(folded: string): boolean {
  const at = [pronoun, here, thisThing]
    .map((pattern) => pattern.exec(folded)?.index ?? -1)
    .filter((index) => index >= 0)
  if (at.length === 0) return false
  const first = Math.min(...at)
  return !properWords(folded).some(({ start }) => start < first)
}

/** Decides whether a question names nothing that it could be about: 总投资是多少, 什么时候建成. */
function lacksSubject(folded: string): boolean {
  if (properWords(folded).length > 0 || /[《"'\d]/.test(folded)) return false
  const plain = folded.replace(/^(?:请问|那么?|还有)[,\s]*/, '').replace(/[?!。\s]+$/, '')
  const at = asking.exec(plain)
  if (!at || plain.length > 16) return false
  const head = plain.slice(0, at.index)
  if (head === '') {
    const rest = plain.slice(at[0].length).replace(/时候|时间|地方|[个年月天的了是在]/g, '')
    return rest.length <= shortest || !hasNoun(rest)
  }
  return !head.includes('的') && isAttributeFirst(plain)
}

/** Words as short as in 什么时候通车 name nothing, whatever tag the word list has for them. */
const shortest = 2

function hasNoun(text: string): boolean {
  return words(text).some(
    ({ text: word, tag }) => tag.startsWith('n') && !/^(?:时候|时间|地方|人|原因)$/.test(word),
  )
}

/** Decides whether a question begins with the asked attribute: 总投资多少, but not 人类的寿命. */
function isAttributeFirst(folded: string): boolean {
  const head = folded.slice(0, asking.exec(folded)?.index ?? 0).replace(/(?:是|有|为|约)$/, '')
  return isBareAttribute(head)
}

/** Replaces a value of the last question with another of the same kind. */
function replaceLike({ question: last, texts }: TurnRead, value: string): string | null {
  const [date, ...moreDates] = dates(value)
  if (date && moreDates.length === 0 && date.start === 0 && date.end === value.length) {
    const alike = dates(last).filter((other) => isSameKind(date, other))
    const [only] = alike
    return alike.length === 1 && only
      ? last.slice(0, only.start) + value + last.slice(only.end)
      : null
  }
  const subject = subjectOf(last, texts)
  const asked = askingFor(value)
  if (asked !== null && properWords(value).length === 0) {
    return subject ? `${subject.text}的${value}${asked}` : null
  }
  const named = kindOf(value)
  if (!named) return null
  const alike = namesLike(named, last, subject)
  const [only] = alike
  return alike.length === 1 && only ? last.replace(only, () => value) : null
}

function isSameKind(a: DateMention, b: DateMention): boolean {
  return a.precision === b.precision && (a.month === null) === (b.month === null)
}

function namesLike({ text, kind }: Subject, last: string, subject: Subject | null): string[] {
  if (kind === 'person') return peopleIn(last)
  if (kind === 'place') return placesIn(last)
  // 那张三呢 does not ask about a bridge.
  if (subject?.kind !== 'thing' || isKnownThing(subject.text) !== isKnownThing(text)) return []
  return [subject.text]
}

function replaceReferences(question: string, last: TurnRead): string | null {
  const folded = fold(question)
  const pointed = thisThing.exec(folded)
  const kinds = [pronoun, here, thisThing].filter((pattern) => pattern.test(folded))
  if (kinds.length > 1) return null
  if (pointed) return replacePointed(question, pointed, last)
  const match = pronoun.exec(folded) ?? here.exec(folded)
  if (!match) return null
  const meant = referent(match[0], last)
  if (meant === null) return null
  const end = match.index + match[0].length
  const isOwner = match[0] === '其' && !/^[的]/.test(folded.slice(end))
  return `${question.slice(0, match.index)}${meant}${isOwner ? '的' : ''}${question.slice(end)}`
}

/** Returns whom or what a pronoun refers to, if there is exactly one candidate. */
function referent(word: string, last: TurnRead): string | null {
  // A plural refers to more than one subject.
  if (word.endsWith('们')) return null
  if (/[他她]/.test(word)) {
    const asksWho = /谁|哪位|什么人|叫什么名字/.test(fold(last.question))
    const people = [
      ...peopleIn(last.question),
      ...(asksWho ? peopleIn(last.answer).filter(mayBePerson) : []),
    ]
    const [only, ...others] = new Set(people)
    return only !== undefined && others.length === 0 && isWholeName(only, last) ? only : null
  }
  // 由哪家公司承建: either the bridge or the company of the answer may be meant.
  if (/哪(?:家|个|所|座|条)|叫什么/.test(fold(last.question))) return null
  const subject = subjectOf(last.question, last.texts)
  if (here.test(word)) {
    const [place, ...others] = placesIn(last.question)
    if (place !== undefined) return others.length === 0 ? place : null
  }
  return subject && subject.kind !== 'person' ? subject.text : null
}

/** The word list tags many words of an answer as people. A real name has a surname or is written with a dot. */
function mayBePerson(name: string): boolean {
  return commonSurnames.has(fold(name).charAt(0)) || /[·•・]/.test(name)
}

/** Decides whether a name is complete: on neither side is there a part of it that the word list does not know. */
function isWholeName(name: string, { question, answer }: Turn): boolean {
  const text = question.includes(name) ? question : answer
  const at = text.indexOf(name)
  const before = words(text.slice(0, at)).at(-1)
  const isOpenBefore = before !== undefined && /^[·•・]$|^[\u3400-\u9fff]$/.test(before.text)
  const mayStandBefore = before !== undefined && /^[vpcur]/.test(before.tag)
  return (!isOpenBefore || mayStandBefore) && isClosed(text, at + name.length)
}

/** Replaces 该项目 or 这座桥 with the subject of the last question, if that is such a thing. */
function replacePointed(question: string, match: RegExpExecArray, last: TurnRead): string | null {
  const subject = subjectOf(last.question, last.texts)
  const run = match.groups?.noun ?? ''
  const noun = words(run)[0]?.text ?? ''
  const isFirm = firms.includes(noun)
  if (!subject || noun === '') return null
  const folded = fold(subject.text)
  const isNamedSo = folded.endsWith(noun) || (noun.length === 1 && folded.endsWith(noun))
  const isFirmByName =
    isFirm && subject.kind === 'thing' && firms.some((each) => folded.endsWith(each))
  if (!isNamedSo && !isFirmByName) return null
  const end = match.index + match[0].length - run.length + noun.length
  return question.slice(0, match.index) + subject.text + question.slice(end)
}

/** Converts a resolved question to the script of the follow-up, unless the follow-up is the same in both scripts. */
function inScriptOf(question: string, resolved: string): string {
  if (isTraditional(question)) return toTraditional(resolved)
  return toTraditional(question) === question ? resolved : toSimplified(resolved)
}
