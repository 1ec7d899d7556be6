import type { Question } from '../retrieve/question.js'
import { dates } from '../text/dates.js'
import { type Quantity, type QuantityKind, quantities } from '../text/quantities.js'
import type { Candidate } from './short-candidate.js'

/** What a question without a unit asks for, by the word that names the attribute. */
const kindCues: readonly [QuantityKind, RegExp][] = [
  ['percent', /率|占比|比例|百分|同比|环比|增速|增长(?!到)|下降|增幅|跌幅|涨幅|份额|比重/],
  [
    'money',
    /钱|元|投资|产值|资金|营收|收入|价|金额|授信|税|利润|票房|市值|成本|费用|罚款|贷款|额|薪|工资|预算|补贴|奖金/,
  ],
  ['measure', /面积|占地|长度|高度|深度|重量|产量|年产|距离|速度|容量|功率|温度|海拔|里程/],
  ['count', /人口|人数|数量|几/],
]

/** Amounts in a folded sentence, best where kind and unit are the asked ones. */
export function amountSpans(question: Question, sentence: string): Candidate[] {
  const cue = kindCues.find(([, pattern]) => pattern.test(question.folded))?.[0] ?? null
  const found = quantities(sentence)
  const hasAskedUnit = found.some((quantity) => isAskedUnit(question, quantity))
  return found.map((quantity) => ({
    ...trimmed(sentence, quantity),
    fit: amountFit(question, quantity, cue, hasAskedUnit),
  }))
}

function isAskedUnit({ unit: asked }: Question, { unit, kind }: Quantity): boolean {
  if (!asked) return false
  // 两个月 is not counted in 个.
  if (asked === '个' && kind !== 'count') return false
  return unit === asked || unit.startsWith(asked) || (unit !== '' && asked.startsWith(unit))
}

function amountFit(
  question: Question,
  quantity: Quantity,
  cue: QuantityKind | null,
  hasAskedUnit: boolean,
): number {
  const { unit, kind } = quantity
  const asked = question.unit
  if (asked && asked !== '钱') {
    if (isAskedUnit(question, quantity)) return 1
    // 280家企业提供岗位9600个: asked for 个, 家 counts something else there.
    if (sameCounting(asked, unit)) return hasAskedUnit ? 0.5 : 0.9
    // Things counted in another word are other things; 元 and 美元 may be the same sum.
    return cue === kind && kind !== 'count' ? 0.6 : 0.2
  }
  if (cue === null) return kind === 'duration' ? 0.5 : 0.8
  return cue === kind ? 1 : 0.45
}

/** Words that count people, or that count firms, stand for each other. */
function sameCounting(a: string, b: string): boolean {
  return ['人名位余人人次', '家个所户', '台套部辆', '条项个'].some(
    (set) => set.includes(a) && set.includes(b),
  )
}

/** The amount without the verb in front: 突破700亿元 is shown as 700亿元, 近30亿元 stays. */
function trimmed(sentence: string, { start, end }: Quantity): { start: number; end: number } {
  const verb = /^(?:达到|[可高多]?达|突破|超过)\s?/.exec(sentence.slice(start, end))
  return { start: start + (verb?.[0].length ?? 0), end }
}

/** 科学导报讯 5月1日 says when it was reported. */
const dateline = /^.{0,16}[讯电][\s(]*$/

/** Dates in a folded sentence, best where they are as fine as the question asks. */
export function dateSpans(question: Question, sentence: string): Candidate[] {
  const wantsYear = /年/.test(question.folded.replace(/\d+年/g, ''))
  const wantsDay = /哪一?天|哪一?日|几号|几日|日期|何日/.test(question.folded)
  const wantsMonth = /哪个?月|几月|何月/.test(question.folded)
  return dates(sentence).map(({ start, end, year, month, day, relative }) => {
    const isDateline = dateline.test(sentence.slice(0, start))
    const misses =
      (wantsYear && year === null) || (wantsDay && day === null) || (wantsMonth && month === null)
    return { start, end, fit: isDateline ? 0.3 : relative ? 0.4 : misses ? 0.5 : 1 }
  })
}

/** 3日内 is a length of time, 3日 alone a date. */
const daysWithin = /(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?:个?工作日|日(?=[以之]?内))/g

/** Lengths of time in a folded sentence. */
export function durationSpans(question: Question, sentence: string): Candidate[] {
  const asked = /(?:几|多少)个?(小时|分钟|天|周|月|年)/.exec(question.folded)?.[1] ?? null
  const lengths = quantities(sentence)
    .filter(({ kind }) => kind === 'duration')
    .map((quantity) => ({
      ...trimmed(sentence, quantity),
      fit: asked === null || quantity.unit.includes(asked) ? 1 : 0.5,
    }))
  const days = [...sentence.matchAll(daysWithin)].map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
    fit: asked === null || asked === '天' ? 1 : 0.5,
  }))
  return [...lengths, ...days]
}
