import type { Span } from '../domain/index.js'
import { anyOf } from '../text/any-of.js'
import { dates } from '../text/dates.js'
import { fold, foldCompact } from '../text/fold.js'
import {
  askedAmounts,
  askedMeasures,
  askedPlaces,
  askedTimes,
  beforeAsked,
  interrogatives,
} from '../text/lexicon/asking.js'
import { events } from '../text/lexicon/events.js'
import { behindNames } from '../text/lexicon/function-words.js'
import { offices } from '../text/lexicon/offices.js'
import { organisationEnds } from '../text/lexicon/organisations.js'
import { divisions, namedThings, zones } from '../text/lexicon/places.js'
import { type Word, words } from '../text/segment.js'

/** A stretch of a question that names something. */
export interface Subject {
  text: string
  kind: 'person' | 'place' | 'thing'
}

const placeEnding = new RegExp(`(?:${anyOf(zones, divisions)}|岛|国)$`)
const thingEnding = new RegExp(`${anyOf(namedThings, organisationEnds, events)}$`)
const properTag = /^(?:nr|ns|nt|nz|x|eng|j)/
const nominalTag = /^(?:n|x|eng|j|b|m|q|f|a$|vn|l)/
/** Words that the word list takes for names of places and that name none. */
const noName = /^(?:城市|国家|地区|馆藏|大桥|公里|地方)$/
const conjunction = /和|与|及|、|或/

/** What a question asks of its subject: by how one asks for it. */
const attributes: readonly [RegExp, string][] = [
  [new RegExp(`${anyOf(askedTimes)}$`), '是什么时候？'],
  [new RegExp(`${anyOf(askedPlaces)}$`), '在哪里？'],
  [new RegExp(`${anyOf(offices)}$`), '是谁？'],
  [new RegExp(`${anyOf(askedAmounts)}$`), '是多少？'],
]

/** How a question asks for an attribute: 总投资 → 是多少？; null for what is none. */
export function askingFor(attribute: string): string | null {
  return attributes.find(([pattern]) => pattern.test(fold(attribute)))?.[1] ?? null
}

const attributeLead = new RegExp(`^${anyOf(beforeAsked)}?$`)

/** Whether a word names an attribute and nothing that has it: 总投资, and not 世界冠军. */
export function isBareAttribute(folded: string): boolean {
  return attributes.some(([pattern]) => {
    const match = pattern.exec(folded)
    return match !== null && attributeLead.test(folded.slice(0, match.index))
  })
}

export const asking = new RegExp(
  `(?:是|有|为|在|叫|由|达到?|约|突破了?|达到了)?(?:多[${askedMeasures}]|${anyOf(interrogatives)})`,
)

const opening = /^(?:请问|你知道|想问一?下?|那么?|还有)*[,，\s]*/

/** Names of a text: what the word list tags so, and words that it does not know. */
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
 * Whom or what a question is about: 北棠水厂 of 北棠水厂的日供水能力是多少. Null where it is about nothing that can be
 * named, about several things, or where nobody can tell whether the name is whole.
 * @param texts of the articles that answered the question: a name stands in them; null where none are known
 */
export function subjectOf(
  question: string,
  texts: readonly string[] | null = null,
): Subject | null {
  const start = startOf(question)
  const asked = question.slice(start)
  const head = asked.slice(0, headLength(asked))
  // 青芜县2024年茶产业: what stands behind the date belongs to the subject or does not.
  if (dates(head).length > 0) return null
  const of = head.lastIndexOf('的')
  const text = of > 0 ? ownedThing(head.slice(0, of), head.slice(of + 1)) : leadingName(head)
  if (text === null || text === '' || conjunction.test(fold(text))) return null
  if (!isClosed(asked, text.length) || namesOthers(asked.slice(text.length), texts)) return null
  return texts ? named(text, head, texts.map(foldCompact)) : kindOf(text)
}

/** Whether what follows a subject names somebody or something too: who is meant by 它 then? */
function namesOthers(rest: string, texts: readonly string[] | null): boolean {
  if (properWords(rest).some(({ tag }) => /^(?:nr|ns|nt|nz)/.test(tag))) return true
  const compact = (texts ?? []).map(foldCompact)
  // What is asked for itself stands before the asking word, behind 的, or right behind it.
  const behind = asking.exec(fold(rest))
  const parts = behind
    ? [rest.slice(0, behind.index).replace(/^的.*/, ''), rest.slice(behind.index)]
    : [rest]
  return parts.flatMap(nounRuns).some((run) => {
    return run.length >= shortestThing && compact.some((each) => each.includes(foldCompact(run)))
  })
}

/** Nouns that stand together, behind the first word that is none. */
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

/** Of words of several characters; any other of one may be a part of the name that the word list does not know. */
const closingTag = /^[vdptruc]/

/** Whether a name that ends at an offset is over there, by the word that follows. */
export function isClosed(question: string, at: number): boolean {
  const rest = question.slice(at)
  if (/^[\s,，。?？!！、:：]/.test(rest) || rest === '' || startsAsking(rest)) return true
  const [next] = words(rest)
  if (next && next.text.length > 1 && thingEnding.test(next.text)) return false
  if (!next || isBareAttribute(fold(rest.slice(0, headLength(rest))))) return true
  // 停了: a verb, though a word of one character.
  if (next.tag.startsWith('v') && /^[了着过于到在]/.test(rest.slice(next.end))) return true
  return next.text.length === 1
    ? behindNames.includes(next.text)
    : closingTag.test(next.tag) || isBareAttribute(next.text) || askingFor(next.text) !== null
}

function startsAsking(rest: string): boolean {
  return asking.exec(fold(rest))?.index === 0
}

/** A subject that stands whole in the texts, where they have no more of the question's words as one name. */
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

/** A thing without a word in it that is known for a name is named by so many characters at least. */
const shortestThing = 4

/** Whether a name stands in a text at least once with no more of a name behind it. */
function standsWhole(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length
    const behind = text.slice(end, end + windowBehind)
    if (/[”"'》」』]$/.test(name) || !/^[\u3400-\u9fff]/.test(behind) || isClosed(behind, 0))
      return true
  }
  return false
}

/** So much of a text behind a name tells where the name ends. */
const windowBehind = 12

function isNominal(tag: string): boolean {
  return nominalTag.test(tag) && !/^[vpcdru]/.test(tag)
}

/** Behind what opens a question: 请问, and the date that it is asked of. */
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

/** 泰山玻纤的项目 of 泰山玻纤的项目总投资: the attribute may belong to a thing that the name has. */
function ownedThing(owner: string, behind: string): string | null {
  for (let end = behind.length; end >= 2; end--) {
    const thing = behind.slice(0, end)
    if (thingEnding.test(fold(thing)) && askingFor(thing) === null) return `${owner}的${thing}`
  }
  return owner
}

/**
 * The name that a question begins with: all the nouns up to the first other word, without the attribute that is asked
 * for. A part of them is no name: 太原 of 太原国际能源论坛.
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

/** Marks that stand around and in names. */
function isMark(text: string): boolean {
  return /^["'“”‘’《》「」『』·]+$/.test(text)
}

/** Whether a name says by its ending what it names: a bridge, a firm. */
export function isKnownThing(name: string): boolean {
  return thingEnding.test(fold(name))
}

/** What kind of thing a name stands for; null for what is no name. */
export function kindOf(text: string): Subject | null {
  const folded = fold(text)
  const found = words(text)
  if (thingEnding.test(folded)) return { text, kind: 'thing' }
  const last = found.at(-1)
  if (placeEnding.test(folded) || last?.tag === 'ns') {
    return properWords(text).length > 0 ? { text, kind: 'place' } : null
  }
  if (found.length === 1 && last?.tag.startsWith('nr')) return { text, kind: 'person' }
  const isName = properWords(text).length > 0 && found.every(({ tag }) => nominalTag.test(tag))
  return isName ? { text, kind: 'thing' } : null
}

/** People named in a text, each once. A surname that the segmenter cuts off belongs to its name. */
export function peopleIn(text: string): string[] {
  const people: Span[] = []
  for (const { start, end, tag } of words(text)) {
    if (!tag.startsWith('nr')) continue
    const previous = people.at(-1)
    // 菲奥娜·斯科特·莫顿 is one.
    if (previous && /^[·•・]?$/.test(text.slice(previous.end, start))) previous.end = end
    else people.push({ start, end })
  }
  const names = people.map(({ start, end }) => text.slice(start, end))
  return [...new Set(names)].filter((name) => name.length >= 2)
}

/** Places named in a question, each as far as its name goes: 晋城经开区. */
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
