import { isForeign } from '../domain/index.js'
import { anyOf } from '../text/any-of.js'
import { blanked } from '../text/blanked.js'
import { fold } from '../text/fold.js'
import { commonCounters } from '../text/lexicon/measures/counters.js'
import { oneToTen } from '../text/lexicon/measures/numerals.js'
import { offices } from '../text/lexicon/names/offices.js'
import { askedOrganisations } from '../text/lexicon/names/organisations.js'
import { divisions } from '../text/lexicon/names/places.js'
import {
  askedMeasures,
  askingForThings,
  behindAsking,
  overviewWords,
  questionWords,
} from '../text/lexicon/questions/asking.js'
import { words } from '../text/segment.js'
import { termsOfFolded } from '../text/tokens.js'
import { readUnit } from '../text/units.js'

/** The kind of thing that would answer a question. */
export type AskedType =
  | 'amount'
  | 'date'
  | 'duration'
  | 'person'
  | 'organisation'
  | 'place'
  | 'name'
  | 'list'
  | 'reason'
  | 'way'
  | 'overview'
  | 'comparison'
  | 'yes_no'
  | 'other'

/** A question as the later stages see it. */
export interface Question {
  text: string
  folded: string
  type: AskedType
  /** The unit or counted noun that the question names, folded: 多少平方米 → 平方米, 几家企业 → 家. */
  unit: string | null
  /** The stretches of the question that carry content, folded, without question words. */
  content: string[]
  /** Lexical terms of the content, each once: these are searched for. */
  searched: string[]
  /** The same terms without pronouns and particles: a sentence that answers should contain these. */
  terms: string[]
  /** Terms of what is asked about the subject: 员工 of 富士康有多少员工, 总投资 of 项目的总投资是多少. */
  focus: string[]
  /** Other readings of names in `content` that were written in pinyin. */
  alike?: ReadonlyMap<string, readonly string[]>
}

/** Asked in front of a counter, more than one thing: 哪两个. */
const twoToTen = `两${oneToTen.slice(1)}`

const types: readonly [AskedType, RegExp][] = [
  [
    'reason',
    /(?<![称名作定视成誉选评改建任聘授译列判升])为(?:什么|何|啥)|(?:因为|由于)(?:什么|啥|何)|(?:什么|啥)(?:原因|理由)|(?:原因|理由)(?:是|呢)|怎么(?:会|就|这么|那么|还|比)|缘何|凭(?:什么|啥)|图(?:什么|啥)/,
  ],
  [
    'overview',
    new RegExp(
      `怎么(?:一)?回事|(?:什么|啥|何)(?:情况|来头|来历|背景)|${anyOf(overviewWords)}|^[^,]*(?:是)?(?:什么样|怎样)的|(?:出(?:了|过)?(?:什么|啥)事儿?|(?:什么|啥|何)事儿?|怎么样|咋样|怎么了|经过)了?[?!。\\s]*$`,
    ),
  ],
  [
    'comparison',
    new RegExp(
      `[多少高低大小早晚快慢长短贵]还是|(?:谁|哪(?:个|一?[家款种座条边方队位])?)[^,。]{0,8}(?:更|最|比较|一些|一点|[高低多少大小长短快慢贵强早晚好赢](?<![谁位]是[^,。]{0,8}|${anyOf(offices)})(?=[?,]|$))|(?:谁|哪个).*(?:谁|哪个)|(?:差|相差|高出|多出)(?:多少|几)|相比|比起来|区别|不同`,
    ),
  ],
  [
    'list',
    new RegExp(
      `哪(?:些|几|[${twoToTen}])|分别|各(?:是|有|自)?(?:多少|几|是|为)|都有(?:谁|什么|啥)|些(?:什么|啥)|什么和什么`,
    ),
  ],
  ['way', /怎么(?!样了?(?:[?!。,\s]|$))|咋(?!样)|如何|怎样/],
  ['duration', /多久|多长时间|(?:几|多少)个?(?:小时|分钟|秒|天|周|星期|月|年(?!级|代))/],
  [
    'date',
    /(?:哪|何)(?:一)?(?:年|月|天|日|时)|哪个(?:月|年)|什么(?:时候|时间|日期|日子)|几(?:月|号|日|点)|何年何月|时间是$|日期是/,
  ],
  [
    'amount',
    new RegExp(
      `多少|几(?:${anyOf(commonCounters)}|万|亿|号线)|多[${askedMeasures}]|百分之几|占比|比例是|第几`,
    ),
  ],
  [
    'organisation',
    new RegExp(
      `(?:哪|什么)一?[家个所些]?${anyOf(askedOrganisations)}|哪(?:些|[${twoToTen}几][家个所])[^,。?、的]{0,6}${anyOf(askedOrganisations)}|${anyOf(askedOrganisations)}[是为叫]谁`,
    ),
  ],
  ['person', /谁|哪(?:一)?位|何人|什么人|哪个人|叫什么名字|姓名|名字叫/],
  [
    'place',
    new RegExp(
      `哪里|哪儿|何处|何地|什么地方|哪一?[个座]?(?:${anyOf(divisions)}|城市|国家|国|地区|地方|岛)|在哪`,
    ),
  ],
  ['name', /叫什么|名称|[称名]为什么|被称|简称|绰号|什么名/],
  [
    'yes_no',
    /是否|有没有|能(?:否|不能)|是不是|会不会|要不要|真的假的|(?:吗|(?<![什怎多那这])么|了没|没有|[了的]没|不)(?=[?,。]|$)/,
  ],
]

/** Longest first, so that no word hides a longer one. */
const questionWordPattern = new RegExp(anyOf(questionWords), 'g')

/** Replaces question words with spaces. 为 of 华为 and 和 of 和平路 belong to a name and stay. */
function withoutQuestionWords(folded: string): string {
  const nouns = words(folded).filter(({ text, tag }) => text.length > 1 && /^[njil]/.test(tag))
  return folded.replace(questionWordPattern, (word, at: number) => {
    const isInName = word.length === 1 && nouns.some(({ start, end }) => start <= at && at < end)
    return isInName ? word : ' '.repeat(word.length)
  })
}

/**
 * Also replaces pronouns and particles with spaces (那个, 咱们, 呗): of the articles that answer a question with such a
 * word, nine in ten do not contain it.
 */
function withoutPronouns(folded: string, bare: string): string {
  return blanked(
    bare,
    words(folded).filter(({ tag }) => tag === 'r' || tag === 'y' || tag === 'zg'),
  )
}

const beforeUnit = /(?:多少|几|百分之)(?:万亿|[万亿千百])?(?=.)/

/** Returns the unit that a question counts in: the one after 多少 or 几. */
function unitOf(folded: string): string | null {
  const asked = beforeUnit.exec(folded)
  if (!asked) return null
  const end = asked.index + asked[0].length
  return folded[end] === '钱' ? '钱' : (readUnit(folded, end)?.unit.name ?? null)
}

function partsOf(bare: string): string[] {
  return bare.split(/[\s?!,。、;:"'()《》]+/).filter((part) => part !== '')
}

function orAll(terms: string[], folded: string): string[] {
  return terms.length > 0 ? terms : [...new Set(termsOfFolded(folded))]
}

function termsOfParts(parts: readonly string[]): string[] {
  return [...new Set(parts.flatMap(termsOfFolded))]
}

const asksInEnglish =
  /^(?:how|what|when|where|why|who|which|whose|the|an?|in|on|at|of|is|are|was|were|did|does|do|i|it|and|or|but)$/i

/**
 * Returns the names and numbers of a foreign-language question, folded; the articles contain none of the rest. The
 * first word is capitalised in any case, so it counts as a name only with a second capital.
 */
function namesOf(text: string): string[] {
  const found = text.match(/[\p{L}\p{N}][\p{L}\p{N}+./-]*/gu) ?? []
  return found
    .filter((word, i) => /\p{N}/u.test(word) || /\p{Lu}/u.test(i === 0 ? word.slice(1) : word))
    .filter((word) => !asksInEnglish.test(word))
    .map((word) => fold(word).replace(/[./]+$/, ''))
}

/** Types for questions in English, of which only this much is understood. */
const typesInEnglish: readonly [AskedType, RegExp][] = [
  ['duration', /\bhow long\b/],
  ['amount', /\bhow (?:many|much|big|large|tall|high|far|fast|old)\b/],
  ['date', /\bwhen\b|\b(?:what|which) (?:year|date|day|month)\b/],
  ['person', /\bwho(?:se|m)?\b/],
  ['place', /\bwhere\b|\b(?:what|which) (?:city|province|country|place)\b/],
  ['reason', /\bwhy\b/],
]

/** 几 that asks for nothing: 这几天, 近几年. */
const vagueCount = /[这那近前后头上过好]几/

/**
 * A question that counts in a unit asks for an amount. One marked only by its question mark asks whether something is
 * so: 撕一张纸币也违法？
 */
function restOf(folded: string): AskedType {
  if (unitOf(folded) !== null && !vagueCount.test(folded)) return 'amount'
  const asks = words(folded).some(
    ({ text, tag }) => tag === 'r' || /[什么啥哪谁几多何咋]/.test(text),
  )
  return !isForeign(folded) && folded.endsWith('?') && !asks ? 'yes_no' : 'other'
}

/** Analyses a question; works the same for simplified and traditional characters. */
export function analyseQuestion(text: string): Question {
  const folded = fold(text).trim()
  const kinds = isForeign(text) ? typesInEnglish : types
  const type = kinds.find(([, pattern]) => pattern.test(folded))?.[0] ?? restOf(folded)
  const bare = withoutQuestionWords(folded)
  const content = isForeign(text) ? namesOf(text) : partsOf(bare)
  // A question that consists only of question words still means something to the user.
  const searched = orAll(termsOfParts(content), folded)
  const terms = isForeign(text)
    ? searched
    : orAll(termsOfParts(partsOf(withoutPronouns(folded, bare))), folded)
  const unit = unitOf(folded) ?? (peopleCounted.test(folded) ? '人' : null)
  return { text, folded, type, unit, content, terms, searched, focus: focusOf(folded) }
}

/** Decides whether a text asks for anything: by a question mark at its end, or by the form of a known kind of question. */
export function asksSomething(text: string): boolean {
  const { type, folded } = analyseQuestion(text)
  return type !== 'other' || /\?$/.test(folded)
}

/** Things that are counted in people, even if the question names no unit. */
const peopleCounted =
  /多少(?:人口|员工|职工|人员|居民|学生|教师)|(?:人口|人数|员工数)[^,。]{0,6}多少/

const askingWord = new RegExp(
  `(?:是|有|达到?|为|了|约)?(?:哪一|多[${askedMeasures}]|${anyOf(askingForThings)})(?:平方[米公里千]+|${anyOf(behindAsking)})*`,
)
const functionTag = /^[upcdrfymqxw]/

/** Returns the terms of the first two content words after the asking word, or of the last two before it if none. */
function focusOf(folded: string): string[] {
  const asking = askingWord.exec(folded)
  if (!asking) return []
  const behind = contentWords(folded.slice(asking.index + asking[0].length))
  const before = contentWords(folded.slice(0, asking.index))
  const chosen = behind.length > 0 ? behind.slice(0, 2) : before.slice(-2)
  return [...new Set(chosen.flatMap(termsOfFolded))]
}

function contentWords(folded: string): string[] {
  return words(folded)
    .filter(({ text, tag }) => !functionTag.test(tag) && /[\u4e00-\u9fffa-z0-9]/.test(text))
    .map(({ text }) => text)
    .filter((word) => !/^(?:是|有|为|了|叫|做|名字|名称)$/.test(word))
}
