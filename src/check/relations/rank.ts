import { isAbout, subjectBefore } from '../../answer/clauses/subject.js'
import { isOfTimes, type Told, timesOf } from '../../answer/clauses/told.js'
import { fold } from '../../text/fold.js'
import { numeralValue } from '../../text/numerals.js'
import { type Found, foundIn } from '../found.js'

const verb = '(?:位居|位列|位于|名列|排名|排在|排|居|列|跃居|升至|稳居|连续居)'
const scope = '(?<scope>[^,;\\d第]{0,14}?)'
const place = '(?:第(?<n>\\d{1,3}|[一二三四五六七八九十百]{1,5})(?:位|名)?|(?<top>首位|榜首|之首))'
const ranked = new RegExp(
  `${verb}${scope}(?:中|里|内)?${verb}?的?${place}(?![季届批次个期轮号代大产])`,
)
const negated = /[不未没]|如果|力争|目标|预计|有望|将/

const scopes = /全[国省市县区球州]|世界|亚洲|国内|行业|[中西东华]部地区/g

interface Rank {
  subject: string
  /** Among whom: a rank in the province is none in the country. */
  scope: string
  n: number
  said: string
}

/** 存款余额居全省第三位: a place in an order. */
export function readRank(claim: string): ((told: readonly Told[]) => Found[]) | null {
  const folded = fold(claim)
  const ours = rankIn(folded, null)
  if (!ours || ours.subject.trim() === '' || negated.test(folded)) return null
  const times = timesOf(claim)
  return (told) =>
    told.flatMap((clause) => {
      const at = ranked.exec(clause.folded)?.index
      if (at === undefined || negated.test(clause.folded) || !isOfTimes(times, clause)) return []
      const theirs = rankIn(clause.folded, subjectBefore(clause, at))
      if (!theirs || !isAbout(ours.subject, theirs.subject, clause)) return []
      const isSameScope = ours.scope === theirs.scope
      const same = ours.n === theirs.n
      if (!isSameScope && !(same && ours.scope === '')) return []
      if (!same && isShared(clause.folded)) return []
      const judged = same ? '与说法的名次相同' : `不是第${ours.n}`
      return [foundIn(clause, same ? 'for' : 'against', `语料写的是“${theirs.said}”，${judged}`)]
    })
}

/** Places of two things: 分列第一和第三. */
function isShared(folded: string): boolean {
  return /分[列居别]|并列|、第|和第/.test(folded)
}

function rankIn(folded: string, subject: string | null): Rank | null {
  const found = ranked.exec(folded)
  const groups = found?.groups
  if (!found || !groups) return null
  const n = groups.top ? 1 : numberOf(groups.n ?? '')
  if (n === null) return null
  const own = folded.slice(0, found.index)
  const among = [...`${scopeAtEnd(own)}${groups.scope ?? ''}`.matchAll(scopes)].map(
    ([said]) => said,
  )
  return {
    subject: `${groups.scope ?? ''} ${subject ?? own}`,
    scope: among.sort().join(),
    n,
    said: found[0],
  }
}

/** 在全省城商行中 and 全省 right before the rank say among whom; 全市快递量 says of what. */
function scopeAtEnd(own: string): string {
  return /(?:[在于][^,]{1,14}[中里内]|全[国省市县区球州])$/.exec(own.trim())?.[0] ?? ''
}

function numberOf(said: string): number | null {
  return /^\d+$/.test(said) ? Number(said) : numeralValue(said)
}
