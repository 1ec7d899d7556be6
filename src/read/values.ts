import type { Span } from '../domain/index.js'
import { isPersonName } from '../ingest/person-names.js'
import { anyOf } from '../text/any-of.js'
import { dates } from '../text/dates.js'
import { means } from '../text/lexicon/function-words.js'
import { partsOfDay } from '../text/lexicon/measures/counters.js'
import { chineseNumeralCharacters } from '../text/lexicon/measures/numerals.js'
import { peopleEnds } from '../text/lexicon/names/offices.js'
import {
  departmentEnds,
  organisationEnds,
  organisationNouns,
} from '../text/lexicon/names/organisations.js'
import { divisions, sites, zones } from '../text/lexicon/names/places.js'
import { reporting } from '../text/lexicon/statements/reporting.js'
import { quantities } from '../text/quantities.js'
import type { Word } from '../text/segment.js'

export type ValueKind =
  | 'who'
  | 'where'
  | 'organisation'
  | 'when'
  | 'number'
  | 'work'
  | 'term'
  | 'thing'
  | 'list'
  | 'reason'
  | 'how'
  | 'said'

/** Something in a sentence that can be asked for. */
export interface Value extends Span {
  kind: ValueKind
  /** For a number, what it counts; otherwise empty. */
  unit: string
}

const organisationEnd = new RegExp(
  `(?:[${departmentEnds}]|${anyOf(organisationEnds, organisationNouns)})$`,
)
const placeEnds = new Set([...divisions, ...zones, ...sites])
const timeOfDay = new RegExp(
  `^${anyOf(partsOfDay)}?(?:\\d{1,2}[时点](?:\\d{1,2}分|半|许)?|\\d{1,2}:\\d{2})?`,
)
/** What may follow somebody who says something or takes part. */
const speaking = new RegExp(`^(?:${reporting}|告诉|坦言|接受|出席)$`)
/** 雷阵雨, 高温: words that look like a surname and a given name. */
const weather = /[雨风云雪温雾]$/
const idle = new RegExp(`^[一二两几]?[^\\d${chineseNumeralCharacters}]{1,2}$`)
const work = /《[^《》]{2,24}》/g
const quoted = /“[^“”]{2,18}”/g
const nounTag = /^(?:n|nt|nz|ns|nr|j|vn|eng|b|an|ng|nrt)$/

/** Returns the values in a sentence that can be asked for, in order; a larger one may contain smaller ones (a list). */
export function valuesOf(sentence: string, words: readonly Word[]): Value[] {
  const sure = [...times(sentence), ...numbers(sentence), ...marked(sentence)]
  const persons = people(words)
  const named = [...persons, ...namedBy(sentence, words)].filter(
    (value) => !sure.some((other) => overlaps(value, other)),
  )
  return [...sure, ...named, ...lists(sentence, words), ...clauses(sentence)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  )
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function value(kind: ValueKind, start: number, end: number, unit = ''): Value {
  return { kind, start, end, unit }
}

function times(sentence: string): Value[] {
  return dates(sentence)
    .filter(({ precision }) => precision !== 'word')
    .map(({ start, end }) => {
      const later = timeOfDay.exec(sentence.slice(end))?.[0].length ?? 0
      return value('when', start, end + later)
    })
}

function numbers(sentence: string): Value[] {
  const when = times(sentence)
  return (
    quantities(sentence)
      .filter((quantity) => quantity.unit !== '' || quantity.kind === 'percent')
      // Nobody asks for 一份 or 两队, which can be said of anything.
      .filter(({ start, end }) => !idle.test(sentence.slice(start, end)))
      .filter((quantity) => !when.some((time) => overlaps(time, quantity)))
      .map(({ start, end, unit, kind }) => value('number', start, end, unit || kind))
  )
}

function marked(sentence: string): Value[] {
  return [
    ...[...sentence.matchAll(work)].map((m) => value('work', m.index, m.index + m[0].length)),
    ...[...sentence.matchAll(quoted)].map((m) =>
      value('term', m.index + 1, m.index + m[0].length - 1),
    ),
  ]
}

function people(words: readonly Word[]): Value[] {
  const foreign = foreignNames(words)
  const native = words
    .filter(({ text, tag }, i) => {
      if (tag === 'nrt') return text.length >= 2 && text.length <= 8
      if ((tag !== 'nr' && tag !== 'x') || !isPersonName(text) || weather.test(text)) return false
      return text.length > 2 || isPlaceOfName(words[i - 1], words[i + 1])
    })
    .map(({ start, end }) => value('who', start, end))
  return [...foreign, ...native.filter((each) => !foreign.some((one) => overlaps(one, each)))]
}

/** Finds words with points between them: 埃隆·马斯克. */
function foreignNames(words: readonly Word[]): Value[] {
  const found: Value[] = []
  for (let i = 1; i + 1 < words.length; i++) {
    if (words[i]?.text !== '·') continue
    const first = words[i - 1] as Word
    while (words[i + 2]?.text === '·' && i + 3 < words.length) i += 2
    const last = words[i + 1] as Word
    if (isHanWord(first) && isHanWord(last)) found.push(value('who', first.start, last.end))
  }
  return found
}

function isHanWord({ text }: Word): boolean {
  return /^[\u4e00-\u9fff]{1,8}$/.test(text)
}

/** 文明 and 高峰 look like names of two characters; a real name comes after a title or before what somebody does. */
function isPlaceOfName(before: Word | undefined, after: Word | undefined): boolean {
  const title =
    before !== undefined && /^n$/.test(before.tag) && peopleEnds.includes(before.text.slice(-1))
  return title || (after !== undefined && speaking.test(after.text))
}

/** Finds runs of nouns: places, organisations, and things named by more than one word. */
function namedBy(sentence: string, words: readonly Word[]): Value[] {
  const found: Value[] = []
  for (let i = 0; i < words.length; ) {
    const first = words[i] as Word
    let next = i + 1
    if (!nounTag.test(first.tag)) {
      i = next
      continue
    }
    while (next < words.length && nounTag.test((words[next] as Word).tag)) next++
    const whole = words.slice(i, next)
    // 到黄石市调研, 与理工大学合作: what is done there or with them is not part of the name.
    const act = whole.findIndex(({ tag }) => tag === 'vn')
    const run = act > 0 && isNamed(whole.slice(0, act)) ? whole.slice(0, act) : whole
    const kind = kindOfRun(run)
    const end = (run.at(-1) as Word).end
    const length = end - first.start
    if (kind && length >= 2 && length <= 20) found.push(value(kind, first.start, end))
    else found.push(...placesIn(run))
    i = next
  }
  return found.filter(({ start, end }) => !/[\s,]/.test(sentence.slice(start, end)))
}

function isNamed(run: readonly Word[]): boolean {
  return run.every(isPlace) || organisationEnd.test(run.map(({ text }) => text).join(''))
}

function kindOfRun(run: readonly Word[]): ValueKind | null {
  const text = run.map((word) => word.text).join('')
  if (run.every(isPlace)) return 'where'
  if (run.some(({ tag }) => tag === 'nr')) return null
  if (organisationEnd.test(text) && text.length >= 4) return 'organisation'
  const alone = run[0] as Word
  if (run.length > 1 || alone.tag === 'nz' || alone.tag === 'eng') return 'thing'
  return alone.tag === 'nt' ? 'organisation' : null
}

function isPlace({ text, tag }: Word, i: number): boolean {
  return (tag === 'ns' && text.length >= 2) || (i > 0 && placeEnds.has(text))
}

function placesIn(run: readonly Word[]): Value[] {
  const places = run.filter(({ text, tag }) => tag === 'ns' && text.length >= 2)
  return run.length === places.length
    ? places.map(({ start, end }) => value('where', start, end))
    : []
}

/** Finds three or more items with 、 between them: 大米、面粉和食用油. Words around the first and last are left out. */
function lists(sentence: string, words: readonly Word[]): Value[] {
  const found: Value[] = []
  const run = /[^,;:。!?]*?、[^,;:。!?]*/g
  for (const match of sentence.matchAll(run)) {
    const inside = words.filter(
      ({ start, end }) => start >= match.index && end <= match.index + match[0].length,
    )
    const firstMark = inside.findIndex(({ text }) => text === '、')
    const lastMark = inside.findLastIndex(({ text }) => /^(?:、|和|及|与|以及)$/.test(text))
    let from = firstMark
    while (from > 0 && belongsToItem(inside[from - 1])) from--
    const actsEndItems = inside[firstMark - 1]?.tag === 'vn'
    let to = lastMark
    while (
      to + 1 < inside.length &&
      belongsToItem(inside[to + 1]) &&
      // 大米、面粉和食用油供应: what is done with the items is not part of the last one.
      (actsEndItems || to === lastMark || inside[to + 1]?.tag !== 'vn')
    )
      to++
    if (from === firstMark || to === lastMark) continue
    const start = (inside[from] as Word).start
    const end = (inside[to] as Word).end
    const items = sentence.slice(start, end).split(/、|和|及|与/)
    const even = items.every((item) => item.length >= 1 && item.length <= 16)
    if (items.length >= 3 && end - start <= 60 && even) found.push(value('list', start, end))
  }
  return found
}

function belongsToItem(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    /^(?:n|vn|j|eng|b|an|a|m|q|x$|l|i|s)/.test(word.tag) &&
    !/^[“”"《》(),、]$/.test(word.text)
  )
}

const clausePatterns: readonly [ValueKind, RegExp][] = [
  ['reason', /(?:因为|由于|因)(?<clause>[^,。;:“”]{5,40}),/g],
  ['reason', /(?:原因是|主要是因为|是因为|是由于)(?<clause>[^。;:“”]{5,50})[。;]/g],
  ['reason', /(?:为了|为)(?<clause>[^,。;:“”]{6,36}),/g],
  ['how', new RegExp(`${anyOf(means)}(?<clause>[^,。;:“”]{5,36}?)(?:的?方式|等方式|,)`, 'g')],
  ['said', new RegExp(`(?:${reporting}|提醒|建议|呼吁|要求),(?<clause>[^。;“”]{8,56})[。;]`, 'g')],
]

/** Finds clauses that answer why or how, or that say what somebody said. */
function clauses(sentence: string): Value[] {
  return clausePatterns.flatMap(([kind, pattern]) =>
    [...sentence.matchAll(pattern)].map((match) => {
      const clause = match.groups?.clause ?? ''
      const start = match.index + match[0].indexOf(clause)
      return value(kind, start, start + clause.length)
    }),
  )
}
