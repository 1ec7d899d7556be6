import type { Span } from '../domain/index.js'
import { anyOf } from '../text/any-of.js'
import { dates } from '../text/dates.js'
import { fold, foldCompact } from '../text/fold.js'
import { behindNames, conjunctions } from '../text/lexicon/function-words.js'
import { events } from '../text/lexicon/names/events.js'
import { offices } from '../text/lexicon/names/offices.js'
import { organisationEnds } from '../text/lexicon/names/organisations.js'
import { divisions, namedThings, zones } from '../text/lexicon/names/places.js'
import {
  askedAmounts,
  askedMeasures,
  askedPlaces,
  askedTimes,
  beforeAsked,
  interrogatives,
} from '../text/lexicon/questions/asking.js'
import { type Word, words } from '../text/segment.js'

/** The part of a question that names its subject. */
export interface Subject {
  text: string
  kind: 'person' | 'place' | 'thing'
}

const placeEnding = new RegExp(`(?:${anyOf(zones, divisions)}|岛|国)$`)
const thingEnding = new RegExp(`${anyOf(namedThings, organisationEnds, events)}$`)
const properTag = /^(?:nr|ns|nt|nz|x|eng|j)/
const nominalTag = /^(?:n|x|eng|j|b|m|q|f|a$|vn|l)/
/** Words that the word list tags as place names although they name no place. */
const noName = /^(?:城市|国家|地区|馆藏|大桥|公里|地方)$/
const conjunction = new RegExp(`[${conjunctions}或]`)

const amountEnding = new RegExp(`${anyOf(askedAmounts)}$`)

/** Patterns for attributes that can be asked about, each with the words that ask for it. */
const attributes: readonly [RegExp, string][] = [
  [new RegExp(`${anyOf(askedTimes)}$`), '是什么时候？'],
  [new RegExp(`${anyOf(askedPlaces)}$`), '在哪里？'],
  [new RegExp(`${anyOf(offices)}$`), '是谁？'],
  [amountEnding, '是多少？'],
]

/** Returns the words that ask for an attribute: 总投资 → 是多少？ Returns null for anything else. */
export function askingFor(attribute: string): string | null {
  return attributes.find(([pattern]) => pattern.test(fold(attribute)))?.[1] ?? null
}

const attributeLead = new RegExp(`^${anyOf(beforeAsked)}?$`)

/** Decides whether a word names an attribute alone, without anything that has it: 总投资, but not 世界冠军. */
export function isBareAttribute(folded: string): boolean {
  if (amountEnding.test(folded) && words(folded).length === 1) return true
  return attributes.some(([pattern]) => {
    const match = pattern.exec(folded)
    return match !== null && attributeLead.test(folded.slice(0, match.index))
  })
}

export const asking = new RegExp(
  `(?:是|有|为|在|叫|由|达到?|约|突破了?|达到了)?(?:多[${askedMeasures}]|${anyOf(interrogatives)})`,
)

const opening = /^(?:请问|你知道|想问一?下?|那么?|还有)*[,，\s]*/

/** Returns the names in a text: words that the word list tags as names, and words that it does not know. */
export function properWords(text: string): Word[] {
  return words(text).filter(
    (word) =>
      properTag.test(word.tag) &&
      word.text.length >= 2 &&
      /[\u3400-\u9fffa-z]/.test(word.text) &&
      !noName.test(word.text),
  )
}

/**
 * Returns whom or what a question is about: 北棠水厂 for 北棠水厂的日供水能力是多少. Returns null if the question is about nothing that
 * can be named, is about several things, or if it is uncertain where the name ends.
 * @param texts of the articles that answered the question, in which the name must occur; null if none are known
 */
export function subjectOf(
  question: string,
  texts: readonly string[] | null = null,
): Subject | null {
  const start = startOf(question)
  const asked = question.slice(start)
  const head = asked.slice(0, headLength(asked))
  // 青芜县2024年茶产业: what follows the date may or may not belong to the subject.
  if (dates(head).length > 0) return null
  const of = head.lastIndexOf('的')
  const text = of > 0 ? ownedThing(head.slice(0, of), head.slice(of + 1)) : leadingName(head)
  if (text === null || text === '' || conjunction.test(fold(text))) return null
  if (joinsAnother(asked.slice(text.length))) return null
  if (!isClosed(asked, text.length) || namesOthers(asked.slice(text.length), texts)) return null
  return texts ? named(text, head, texts.map(foldCompact)) : kindOf(text)
}

/** Decides whether the text after a subject adds another one: 和云峰中学, but not 和谁. */
function joinsAnother(rest: string): boolean {
  const [joining, other] = words(rest)
  return (
    other !== undefined &&
    joining?.text.length === 1 &&
    conjunction.test(joining.text) &&
    isNominal(other.tag)
  )
}

/** Decides whether the text after a subject names somebody or something else, which makes a later 它 ambiguous. */
function namesOthers(rest: string, texts: readonly string[] | null): boolean {
  if (properWords(rest).some(({ tag }) => /^(?:nr|ns|nt|nz)/.test(tag))) return true
  const compact = (texts ?? []).map(foldCompact)
  // What is asked for comes before the asking word, after 的, or directly after the asking word.
  const behind = asking.exec(fold(rest))
  const parts = behind
    ? [rest.slice(0, behind.index).replace(/^的.*/, ''), rest.slice(behind.index)]
    : [rest]
  return parts.flatMap(nounRuns).some((run) => {
    return run.length >= shortestThing && compact.some((each) => each.includes(foldCompact(run)))
  })
}

/** Returns the runs of adjacent nouns after the first verb. */
function nounRuns(text: string): string[] {
  const runs: string[] = []
  let run = ''
  let isBehindVerb = false
  for (const { text: word, tag } of words(text)) {
    const isNoun = isNominal(tag) && !/^[mqf]/.test(tag)
    if (isNoun && isBehindVerb) run += word
    else if (run !== '') {
      runs.push(run)
      run = ''
    }
    isBehindVerb ||= tag.startsWith('v')
  }
  return run === '' ? runs : [...runs, run]
}

/** For words of several characters. Other words of one character may be part of a name unknown to the word list. */
const closingTag = /^[vdptruc]/

/** Decides by the following word whether a name that ends at an offset is complete. */
export function isClosed(question: string, at: number): boolean {
  const rest = question.slice(at)
  if (/^[\s,，。?？!！、:：]/.test(rest) || rest === '' || startsAsking(rest)) return true
  const [next] = words(rest)
  if (next && next.text.length > 1 && thingEnding.test(next.text)) return false
  if (!next || isBareAttribute(fold(rest.slice(0, headLength(rest))))) return true
  // 停了: a verb, although a single character.
  if (next.tag.startsWith('v') && /^[了着过于到在]/.test(rest.slice(next.end))) return true
  return next.text.length === 1
    ? behindNames.includes(next.text)
    : closingTag.test(next.tag) || isBareAttribute(next.text) || askingFor(next.text) !== null
}

function startsAsking(rest: string): boolean {
  return asking.exec(fold(rest))?.index === 0
}

/** Returns a subject that occurs complete in the texts, unless they contain a longer name that the question has too. */
function named(text: string, head: string, texts: readonly string[]): Subject | null {
  const stands = (part: string) => texts.some((each) => each.includes(foldCompact(part)))
  if (!texts.some((each) => standsWhole(each, foldCompact(text)))) return null
  const isLonger = words(head).some(
    ({ end, tag }) => end > text.length && isNominal(tag) && stands(head.slice(0, end)),
  )
  if (isLonger) return null
  const isLong = text.length >= shortestThing && words(text).every(({ tag }) => isNominal(tag))
  return kindOf(text) ?? (isLong ? { text, kind: 'thing' } : null)
}

/** A thing whose name contains no known ending needs a name of at least this many characters. */
const shortestThing = 4

/** Decides whether a name occurs in a text at least once without continuing after it. */
function standsWhole(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length
    const behind = text.slice(end, end + windowBehind)
    if (/[”"'》」』]$/.test(name) || !/^[\u3400-\u9fff]/.test(behind) || isClosed(behind, 0))
      return true
  }
  return false
}

/** How many characters after a name are read to find out where it ends. */
const windowBehind = 12

function isNominal(tag: string): boolean {
  return nominalTag.test(tag) && !/^[vpcdru]/.test(tag)
}

/** Returns the offset after the opening of a question (请问) and a leading date. */
function startOf(question: string): number {
  const opened = opening.exec(question)?.[0].length ?? 0
  const date = dates(question.slice(opened))[0]
  if (date?.start !== 0) return opened
  const behind = /^[,，\s末底初]*/.exec(question.slice(opened + date.end))?.[0].length ?? 0
  return opened + date.end + behind
}

function headLength(question: string): number {
  return asking.exec(fold(question))?.index ?? question.length
}

/** Returns 泰山玻纤的项目 for 泰山玻纤的项目总投资: the attribute may belong to something that the owner has. */
function ownedThing(owner: string, behind: string): string | null {
  for (let end = behind.length; end >= 2; end--) {
    const thing = behind.slice(0, end)
    if (thingEnding.test(fold(thing)) && askingFor(thing) === null) return `${owner}的${thing}`
  }
  return owner
}

/**
 * Returns the name that a question begins with: all nouns up to the first other word, without the asked attribute. A
 * part of them is not a name: 太原 of 太原国际能源论坛.
 */
function leadingName(head: string): string | null {
  const nouns: Word[] = []
  for (const word of words(head)) {
    if (!isNominal(word.tag) && !isMark(word.text)) break
    nouns.push(word)
  }
  const end = nouns.at(-1)?.end ?? 0
  const attribute = nouns.find(
    ({ start }) => start > 0 && isBareAttribute(fold(head.slice(start, end))),
  )
  const text = head.slice(0, attribute?.start ?? end).trim()
  return text === '' || askingFor(text) !== null ? null : text
}

/** Punctuation that occurs around and inside names. */
function isMark(text: string): boolean {
  return /^["'“”‘’《》「」『』·]+$/.test(text)
}

/** Decides whether the ending of a name says what it names: a bridge, a firm. */
export function isKnownThing(name: string): boolean {
  return thingEnding.test(fold(name))
}

/** Returns a name with the kind of thing it names, or null if the text is not a name. */
export function kindOf(text: string): Subject | null {
  const folded = fold(text)
  const found = words(text)
  if (thingEnding.test(folded)) return { text, kind: 'thing' }
  const last = found.at(-1)
  // 王建国 names no country.
  if (found.length === 1 && last?.tag.startsWith('nr')) return { text, kind: 'person' }
  if (placeEnding.test(folded) || last?.tag === 'ns') {
    return properWords(text).length > 0 ? { text, kind: 'place' } : null
  }
  const isName = properWords(text).length > 0 && found.every(({ tag }) => nominalTag.test(tag))
  return isName ? { text, kind: 'thing' } : null
}

/** Returns the people named in a text, each once. A surname that the segmenter split off is joined to its name. */
export function peopleIn(text: string): string[] {
  const people: Span[] = []
  for (const { start, end, tag } of words(text)) {
    if (!tag.startsWith('nr')) continue
    const previous = people.at(-1)
    // 菲奥娜·斯科特·莫顿 is one person.
    if (previous && /^[·•・]?$/.test(text.slice(previous.end, start))) previous.end = end
    else people.push({ start, end })
  }
  const names = people.map(({ start, end }) => text.slice(start, end))
  return [...new Set(names)].filter((name) => name.length >= 2)
}

/** Returns the places named in a question, each to the end of its name: 晋城经开区. */
export function placesIn(question: string): string[] {
  const found = words(question)
  const places = new Set<string>()
  for (let i = 0; i < found.length; i++) {
    const first = found[i]
    if (first?.tag !== 'ns' || noName.test(first.text)) continue
    let end = first.end
    for (let next = i + 1; next < found.length; next++) {
      const word = found[next]
      if (!word || !nominalTag.test(word.tag)) break
      if (!placeEnding.test(fold(question.slice(first.start, word.end)))) continue
      end = word.end
      i = next
    }
    places.add(question.slice(first.start, end))
  }
  return [...places]
}
