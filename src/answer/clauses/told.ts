import type { Hit, Span } from '../../domain/index.js'
import { datesAgree } from '../../text/date-ranges.js'
import { type DateMention, dates } from '../../text/dates.js'
import { fold } from '../../text/fold.js'
import { sentencesOf } from '../evidence.js'

/** A clause of an article, with what stands before it and may say whom it is about. */
export interface Told {
  hit: Hit
  /** In offsets of the article. */
  sentence: Span
  folded: string
  /** The clauses of the sentence up to this one, the last one nearest. */
  earlier: readonly string[]
  /** Folded: the title, the beginning of the article, the sentence before and this one up to the clause. */
  context: string
}

/** Code units of an article that name its subject. */
const beginning = 200
const clauseMark = /[;:。!?()]|(?<!\d),|,(?!\d{3}(?!\d))/

/** The clauses of the passages, each once. */
export function toldIn(hits: readonly Hit[]): Told[] {
  const told: Told[] = []
  const seen = new Set<string>()
  for (const hit of hits) {
    const { article } = hit
    const lead = article.text.slice(0, Math.min(beginning, hit.passage.start))
    let previous = `${fold(article.title ?? '')}\n${fold(lead)}`
    for (const { sentence, folded } of sentencesOf(hit)) {
      const key = `${article.id} ${sentence.start}`
      if (!seen.has(key)) {
        seen.add(key)
        told.push(...clausesOf(hit, sentence, folded, previous))
      }
      previous = `${previous}\n${folded}`.slice(-3 * beginning)
    }
  }
  return told
}

function clausesOf(hit: Hit, sentence: Span, folded: string, previous: string): Told[] {
  const found: Told[] = []
  const earlier: string[] = []
  for (const clause of folded.split(clauseMark)) {
    if (clause.trim() === '') continue
    found.push({
      hit,
      sentence,
      folded: clause,
      earlier: [...earlier],
      context: `${previous}\n${earlier.join(',')}`,
    })
    earlier.push(clause)
  }
  return found
}

/** Basis phrases name another time than that of what is told. */
export const basisPattern =
  '同比|环比|(?:[比较](?:上年|去年|前年|上月|上周|上季度|上一年度?|前一年|上届|年初)(?:同期|同月|末|底)?|与(?:上年|去年)(?:同期)?相比)'
const basis = new RegExp(basisPattern, 'g')

/** The dates of a claim that name a day, month or year by themselves. */
export function timesOf(claim: string): DateMention[] {
  return dates(fold(claim).replace(basis, (said) => ' '.repeat(said.length))).filter(
    ({ relative, shift }) => !relative && shift === null,
  )
}

function datesIn(folded: string): DateMention[] {
  return dates(folded.replace(basis, ' ')).filter(({ precision }) => precision !== 'word')
}

/** Whether a clause is told of the times that a claim names: of just these, or of none, in their year. */
export function isOfTimes(times: readonly DateMention[], told: Told): boolean {
  const { published } = told.hit.article
  const own = datesIn([...told.earlier, told.folded].join(','))
  // 其中，出口780亿元: the time goes on from the sentence before.
  const given = own.length > 0 ? own : datesIn(told.context).slice(-1)
  return times.every((time) => {
    if (given.length === 0) {
      return time.year !== null && (published?.startsWith(String(time.year)) ?? false)
    }
    return given.some(
      (date) => date.precision === time.precision && datesAgree(time, date, null, published),
    )
  })
}
