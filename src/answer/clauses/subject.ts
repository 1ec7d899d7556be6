import { dates } from '../../text/dates.js'
import { quantities } from '../../text/quantities.js'
import { words } from '../../text/segment.js'
import { blanked } from '../comparison/statement.js'
import { basisPattern, type Told } from './told.js'

/** Words that say nothing of what a clause is about. */
const filler = new RegExp(
  `${basisPattern}|其中|目前|如今|今年|去年|上年|全年|当年|当天|当日|昨天|昨晚|期间|截至|数据显示|据\\S{0,10}(?:统计|介绍|了解|测算)|[^,]{0,12}(?:表示|介绍|显示|指出|透露)$|` +
    '该(?:项目|企业|公司|市|县|区|省|校|院|银行|集团|机场|队)|这(?:一|个|家|座|条|项)|(?:股份)?有限(?:责任)?公司|(?<![\\u4e00-\\u9fff])公司|(?:全|我|本)(?:市|县|区|省|校|院|国)|全线|园区|全长|工程|项目|首次|[升降增减涨跌]至|' +
    '预计|达到?|实现|完成|累计|已经?|仍|共有?|成立|设立|设有|建有|拥有|约为?|超过|突破|有所|出现|呈现?|保持|持续|继续|分别|则|也|均|都|为|是|有|了|的|在|于|由|从|其|它|将|约|近|和|与|等|以|按|日前|近日',
  'g',
)
/** Single characters that do not make another subject of it: 产值额, 岚州市. */
const light = /[市省县区镇乡州额量数值总年月日末底初人家个共年度内后前至到以来\s"'、]/g

/** A text without values, times and fillers; spaces where they stood. */
export function bare(folded: string): string {
  return blanked(folded, [...quantities(folded), ...dates(folded)])
    .replace(/\d+[金银铜枚分票胜]+/g, ' ')
    .replace(filler, ' ')
    .replace(/[,.;:。!?()"'《》、\-·]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What is left of a text without the stretches of two characters or more that another holds. */
function without(text: string, other: string): string[] {
  const left: string[] = []
  let run = ''
  let at = 0
  while (at < text.length) {
    let length = text.length - at
    while (length >= 2 && !isShared(text.slice(at, at + length), other)) length--
    if (length >= 2 || text.charAt(at) === ' ') {
      left.push(run)
      run = ''
      at += Math.max(length, 1)
    } else run += text.charAt(at++)
  }
  left.push(run)
  return left.map((each) => each.replace(light, '')).filter((each) => each !== '')
}

/** A number is shared as a whole only: 1号 is not in 11号. */
function isShared(stretch: string, other: string): boolean {
  const at = other.indexOf(stretch)
  if (at < 0) return false
  const startsInside = /^[\da-z]/.test(stretch) && /[\da-z]/.test(other.charAt(at - 1))
  return (
    !startsInside &&
    !(/[\da-z]$/.test(stretch) && /[\da-z]/.test(other.charAt(at + stretch.length)))
  )
}

/** The part of a clause before `end`, or the clause before it where that says nothing itself. */
export function subjectBefore(told: Told, end: number): string {
  const own = bare(told.folded.slice(0, end))
  if (hasContent(own)) return own
  for (const clause of told.earlier.toReversed()) {
    const text = bare(clause.replace(directed, ' '))
    if (hasContent(text)) return text
  }
  return ''
}

const directed = /增长|增加|上升|上涨|提高|下降|减少|下跌|降低|回落|回升/g

function hasContent(text: string): boolean {
  return text.replace(light, '').length >= 1
}

/**
 * Whether a clause is about the subject of a claim: it names nothing that the claim does not name, and what it
 * leaves out of the claim stands before it, with nobody else named between.
 */
export function isAbout(claimed: string, subject: string, told: Pick<Told, 'context'>): boolean {
  // 深国际·太原 is written 深国际太原 too.
  const context = told.context.replaceAll('·', '')
  const ours = bare(claimed)
  const theirs = bare(subject)
  if (!hasContent(ours)) return false
  if (without(withoutLargerPlace(theirs, ours), ours).length > 0) return false
  if (hasContent(theirs) && !theirs.replaceAll('总', '').includes(headOf(ours))) return false
  if (splitsWord(ours, theirs)) return false
  const missing = without(ours, theirs)
  if (missing.length === 0) return true
  const found = missing.flatMap((run) => placesOf(run, context))
  if (found.includes(-1)) return false
  return !namesAnother(context.slice(Math.min(...found)), ours, missing.join(' '))
}

/** A clause on 出口 holds only a part of 进出口, and is about something else. */
function splitsWord(ours: string, theirs: string): boolean {
  const told = theirs.replaceAll('总', '')
  return words(ours.replaceAll('总', '').replace(/(?<=..)[额量数](?= |$)/g, ' ')).some(
    ({ text }) =>
      text.length >= 3 && !told.includes(text) && pairsOf(text).some((pair) => told.includes(pair)),
  )
}

function pairsOf(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2))
}

/** The city that a district lies in makes no other district of it: 望川市南屏区. */
function withoutLargerPlace(theirs: string, ours: string): string {
  const larger = /^[\u4e00-\u9fff]{2,4}[省市州](?=[\u4e00-\u9fff]{1,3}[区县镇乡])/.exec(theirs)?.[0]
  if (larger === undefined) return theirs
  const rest = theirs.slice(larger.length)
  return ours.startsWith(rest.slice(0, 2)) ? rest : theirs
}

/** The end of a subject says what of it is meant: 进口 of 岚州市进口额. */
function headOf(subject: string): string {
  const last = subject.replaceAll('总', '').trim().split(' ').at(-1) ?? ''
  const stripped = last.replace(/[额量数值中里内]+$/, '')
  return (stripped.length >= 2 ? stripped : last).slice(-2)
}

/** Where a stretch stands last in a context, or else each of its words; -1 for what does not. */
function placesOf(run: string, context: string): number[] {
  const whole = lastPlace(run, context)
  if (whole >= 0) return [whole]
  const parts = words(run).filter(({ text }) => text.length >= 2)
  const isAllWords = parts.reduce((sum, { text }) => sum + text.length, 0) >= run.length - 1
  return isAllWords ? parts.map(({ text }) => lastPlace(text, context)) : [-1]
}

/** Where a stretch stands last; 经开区 stands in 经济技术开发区 too. */
function lastPlace(run: string, context: string): number {
  const exact = context.lastIndexOf(run)
  if (exact >= 0 || run.length < 3 || !/^[\u4e00-\u9fff]+$/.test(run)) return exact
  const spread = new RegExp([...run].join('[\\u4e00-\\u9fff]{0,4}'), 'g')
  return [...context.matchAll(spread)].at(-1)?.index ?? -1
}

const places = /([\u4e00-\u9fff]{2})(?:市|县|省|镇|区|州)/g
const bodies =
  /([\u4e00-\u9fff]{2})(?:公司|集团|银行|大学|学院|医院|机场|大桥|队|中学|药业|高铁|水库|项目)/g
const nobody =
  /^(?:[全本该各我这一等个新地多少两]|.[全本该各我这在和与及个多])|[城地园社厂小郊景矿校上超都门]$|开发|高新|示范|经开|转型|重[大点]|建设|投资|签约|产业|招商|工业|[类型]$/
export const ordinals = /[一二三四五六七八九十\d]+(?:期|号线?|批|标段|季度|厂|队)|[a-z]+\d+/g

/** Whether a stretch of context names a place or a body that a claim does not, of the kind that the claim names. */
function namesAnother(between: string, ours: string, missing: string): boolean {
  const isBody = missing.search(bodies) >= 0
  for (const pattern of isBody ? [bodies] : [places, bodies]) {
    for (const [whole, name = ''] of between.matchAll(pattern)) {
      if (!nobody.test(name) && !ours.includes(name) && !ours.includes(whole.slice(-3))) return true
    }
  }
  const isNumbered = missing.search(ordinals) >= 0
  if (isNumbered && [...between.matchAll(ordinals)].some(([said]) => !ours.includes(said))) {
    return true
  }
  const tags = isBody ? /^nt/ : /^n[st]/
  return words(between).some(
    ({ text, tag }) =>
      text.length >= 2 && tags.test(tag) && !/[局厅部委]$/.test(text) && !ours.includes(text),
  )
}
