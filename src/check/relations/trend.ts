import { isAbout, subjectBefore } from '../../answer/clauses/subject.js'
import { basisPattern, isOfTimes, type Told, timesOf } from '../../answer/clauses/told.js'
import { certaintyOf } from '../../answer/comparison/statement.js'
import { dates } from '../../text/dates.js'
import { fold } from '../../text/fold.js'
import { quantities } from '../../text/quantities.js'
import { type Found, foundIn } from '../found.js'

const up = '增长|增加|上升|上涨|提高|提升|增多|上调|回升|增至|升至|涨至'
const down = '下降|减少|下跌|降低|下滑|回落|缩减|下调|减至|降至|跌至'
const between =
  '(?:了|有所|出现|呈现?|实现|略有|小幅|大幅|明显|显著|持续|继续|保持|均|都|也|则|分别)*'
/** 比去年同期多 is a rise too. */
const way = `(?:(?<up>${up}|(?<=[比较].{2,6})[多高])|(?<down>${down}|(?<=[比较].{2,6})[少低]))`
const claimPattern = new RegExp(
  `^(?<subject>.{2,40}?)(?<basis>${basisPattern})?,?${between}${way}(?:了|趋势|态势|的)*$`,
)
const toldPattern = new RegExp(`(?<basis>${basisPattern})?${between}${way}(?!率|点|极|幅|速)`, 'g')
/** What turns a rise into something else: 不再增长, 由降转增, 增速. */
const turned = /[未没无转止防若如或]|不(?!良)|增速|增幅|降幅|涨幅|跌幅/

type Basis = 'year' | 'month' | 'other' | null

function basisOf(said: string | undefined): Basis {
  if (!said) return null
  if (/环比|上月|上周|上季/.test(said)) return 'month'
  return /年初|上届|前年/.test(said) ? 'other' : 'year'
}

/** 粮食产量比上年减少: a rise or a fall without an amount. */
export function readTrend(claim: string): ((told: readonly Told[]) => Found[]) | null {
  const said = claimPattern.exec(fold(claim))?.groups
  const subject = said?.subject ?? ''
  if (said && (/比/.test(subject) || holdsAmount(subject))) return null
  if (!said || turned.test(claim) || certaintyOf(fold(claim)) === 'planned') return null
  const [isUp, basis, times] = [said.up !== undefined, basisOf(said.basis), timesOf(claim)]
  return (told) =>
    told.flatMap((clause) => {
      const theirs = trendIn(clause, basis)
      if (!theirs || !isAbout(subject, theirs.subject, clause)) return []
      if (!isOfTimes(times, clause)) return []
      const same = theirs.isUp === isUp
      const way = same ? '方向与说法一致' : `而说法讲的是${isUp ? '上升' : '下降'}`
      return [foundIn(clause, same ? 'for' : 'against', `语料写的是“${theirs.said}”，${way}`)]
    })
}

/** 再就业430万人，同比有所增加 says more than that it rose. */
function holdsAmount(folded: string): boolean {
  const times = dates(folded)
  return quantities(folded).some(
    ({ start, end }) => !times.some((time) => time.start < end && time.end > start),
  )
}

/** The one rise or fall that a clause tells against a basis; null where it tells none, or two. */
function trendIn(
  clause: Told,
  basis: Basis,
): { isUp: boolean; subject: string; said: string } | null {
  const all = [...clause.folded.matchAll(toldPattern)]
  const [found] = all
  if (!found || all.length > 1 || turned.test(clause.folded)) return null
  if (certaintyOf(clause.folded) === 'planned' || !isMeasured(clause.folded, found)) return null
  const theirs = basisOf(found.groups?.basis) ?? basisBefore(clause)
  if (theirs !== (basis ?? 'year') && !(theirs === null && basis !== 'month')) return null
  return {
    isUp: found.groups?.up !== undefined,
    subject: subjectBefore(clause, found.index),
    said: clause.folded.slice(found.index).trim(),
  }
}

/** The rise is told with an amount, or ends its clause: 增加投入 and 提高效率 are no rise of anything told. */
function isMeasured(
  clause: string,
  { index, 0: said }: RegExpExecArray | RegExpMatchArray,
): boolean {
  const behind = clause.slice((index ?? 0) + said.length)
  return /^(?:了|至|到|约|近|超过?|逾)*\s*(?:-?\d|百分之|[一二两三四五六七八九十]成|$)/.test(behind)
}

/** 同比下降3%，减少2万吨: the basis goes on within the sentence. */
function basisBefore({ earlier }: Told): Basis {
  const said = earlier.at(-1)?.match(new RegExp(basisPattern))?.[0]
  return basisOf(said)
}
