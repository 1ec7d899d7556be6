import { bare, isAbout, subjectBefore } from '../../answer/clauses/subject.js'
import { isOfTimes, type Told, timesOf } from '../../answer/clauses/told.js'
import { fold } from '../../text/fold.js'
import { type Quantity, quantities } from '../../text/quantities.js'
import { intervalOf, sameDimension } from '../../text/quantity-relations.js'
import { words } from '../../text/segment.js'
import { type Found, foundIn } from '../found.js'

/** 粮食产量: one thing is said to be more than another, or less. */
interface Order {
  first: string
  second: string
  isMore: boolean
  /** The quality in which they differ: 高 and 低 are one. */
  quality: string
}

/** Qualities by which things are compared, each with its opposite; the measured ones read off amounts. */
const measured = ['高低', '多少', '大小', '长短', '重轻']
const qualities = [...measured, '快慢', '强弱', '贵贱', '远近', '好差', '热冷', '早晚']
const more = qualities.map((pair) => pair.charAt(0)).join('')
const less = qualities.map((pair) => pair.charAt(1)).join('')
const patterns = [
  new RegExp(
    `^(?<first>.{2,30}?)比(?<second>.{2,30}?)的?(?:更|要|还|都)?(?:(?<more>[${more}])|(?<less>[${less}]))(?:得多|一些|一点|很多|了|出)*(?<rest>[^,]*)$`,
  ),
  /^(?<first>.{2,30}?)(?:(?<more>[高多大长重强]于|超过|超出)|(?<less>[低少小短轻弱]于|不及|不如|不足))了?(?<second>.{2,30}?)(?<rest>)$/,
]
const past = /上年|去年|前年|同期|上月|上周|以往|往年|预期|历史|年初|平均|此前|过去|之前|以前|上届/
const negated = /不(?!及|如|足)|没|未|并非|是否/

function orderIn(folded: string): Order | null {
  for (const pattern of patterns) {
    const said = pattern.exec(folded)?.groups
    if (!said) continue
    const { first = '', second = '' } = said
    const isPlain = said.rest === '' || quantities(said.rest ?? '').length > 0
    if (!isPlain || past.test(second) || quantities(second).length > 0) return null
    if (negated.test(first) || negated.test(second)) return null
    const word = (said.more ?? said.less ?? '').charAt(0)
    const quality = qualities.find((pair) => pair.includes(word)) ?? ''
    return { first, second: second.replace(/的$/, ''), isMore: said.more !== undefined, quality }
  }
  return null
}

/** A的产值比B高, where the articles say so or give both values. */
export function readOrder(claim: string): ((told: readonly Told[]) => Found[]) | null {
  const folded = fold(claim)
  const order = orderIn(folded)
  if (!order || quantities(folded).length > 0) return null
  const times = timesOf(claim)
  return (told) => {
    const ofTime = told.filter((clause) => isOfTimes(times, clause))
    const isMeasured = order.quality === '' || measured.includes(order.quality)
    return [...directly(order, ofTime), ...(isMeasured ? byValues(order, ofTime) : [])]
  }
}

/** Clauses that compare the two themselves. */
function directly(order: Order, told: readonly Told[]): Found[] {
  return told.flatMap((clause) => {
    const theirs = orderIn(`${leadingTo(clause)}${clause.folded.trim()}`)
    if (!theirs || theirs.quality !== order.quality) return []
    const isSame = isAbout(order.first, theirs.first, clause) && isIn(order.second, theirs.second)
    const isSwapped =
      isAbout(order.second, theirs.first, clause) && isIn(order.first, theirs.second)
    if (isSame === isSwapped) return []
    const agrees = isSame === (order.isMore === theirs.isMore)
    const reason = `语料写的是“${clause.folded.trim()}”，${agrees ? '与说法一致' : '与说法的高低相反'}`
    return [foundIn(clause, agrees ? 'for' : 'against', reason)]
  })
}

/** 全长5公里，比二桥长1公里: the first of the two stands in the clause before. */
function leadingTo({ folded, earlier }: Told): string {
  return /^\s*(?:比|[高多大长低少小短]于|超过)/.test(folded) ? bare(earlier.at(-1) ?? '') : ''
}

function isIn(ours: string, theirs: string): boolean {
  const [a, b] = [bare(ours), bare(theirs)]
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a))
}

interface Valued {
  told: Told
  quantity: Quantity
  said: string
}

/** The two subjects as whole phrases, with what of each must stand beside its value. */
interface Pair {
  first: string
  second: string
  must: readonly [string, string]
}

/** Articles that give a value for each of the two, and one only. */
function byValues(order: Order, told: readonly Told[]): Found[] {
  const found: Found[] = []
  for (const article of byArticle(told)) {
    for (const pair of pairsOf(order)) {
      const first = valueGiven(pair.first, pair.must[0], article)
      const second = valueGiven(pair.second, pair.must[1], article)
      if (!first || !second || !sameDimension(first.quantity, second.quantity)) continue
      const sign = compare(first.quantity, second.quantity)
      if (sign === 0) continue
      const agrees = sign > 0 === order.isMore
      const reason = `语料中前者为${first.said}，后者为${second.said}，${sign > 0 ? '前者更多' : '前者更少'}`
      found.push(foundIn(first.told, agrees ? 'for' : 'against', reason, second.told))
      break
    }
  }
  return found
}

function byArticle(told: readonly Told[]): Iterable<Told[]> {
  const articles = new Map<string, Told[]>()
  for (const clause of told) {
    const { id } = clause.hit.article
    articles.set(id, [...(articles.get(id) ?? []), clause])
  }
  return articles.values()
}

/** What is compared stands with the first, with the second, or is what differs: 出口额 and 进口额. */
function pairsOf({ first, second }: Order): Pair[] {
  const found: Pair[] = []
  const ends = words(first).map(({ end }) => end)
  for (const end of ends) {
    const [head, tail] = [first.slice(0, end), first.slice(end).replace(/^的/, '')]
    if (head.length < 2) continue
    found.push({
      first,
      second: tail === '' || second.endsWith(tail) ? second : `${second}${tail}`,
      must: [first, tail === '' || second.endsWith(tail) ? second : `${second}${tail}`],
    })
    if (tail.length >= 2) found.push({ first, second: `${head}${second}`, must: [tail, second] })
  }
  return found
}

/** The one value that an article gives of a subject; null where there are several. */
function valueGiven(subject: string, must: string, told: readonly Told[]): Valued | null {
  let only: Valued | null = null
  for (const clause of told) {
    const [quantity, ...others] = quantities(clause.folded)
    if (!quantity || others.length > 0 || changed.test(clause.folded)) continue
    const own = subjectBefore(
      { ...clause, earlier: withoutAmounts(clause.earlier) },
      quantity.start,
    ).replace(/最[高低多少大小长短重]$/, '')
    const behind = bare(clause.folded.slice(quantity.end))
    if (behind !== '' || !holds(own, must) || !isAbout(subject, own, clause)) continue
    if (only && compare(only.quantity, quantity) !== 0) return null
    only ??= { told: clause, quantity, said: clause.folded.slice(quantity.start, quantity.end) }
  }
  return only
}

/** 降雨量最大，达到212毫米: the clause before, where it has no amount of its own. */
function withoutAmounts(earlier: readonly string[]): string[] {
  return earlier.slice(-1).filter((clause) => quantities(clause).length === 0)
}

/** What a clause tells as a change is no value: 增长12%, 增加3万人. */
const changed = /增长|增加|下降|减少|上升|下跌|提高|降低|预计|计划|目标|力争|将|[比较]/

function holds(own: string, must: string): boolean {
  const text = own.replaceAll(' ', '')
  return bare(must)
    .split(' ')
    .every((part) => {
      const core = part.replace(/[额量数值市省县区的]+$/, '')
      return text.includes(core)
    })
}

/** 1 where all that the first allows is more than all that the second does; 0 where neither is. */
function compare(first: Quantity, second: Quantity): -1 | 0 | 1 {
  const [ours, theirs] = [intervalOf(first), intervalOf(second)]
  if (ours.low > theirs.high) return 1
  return ours.high < theirs.low ? -1 : 0
}
