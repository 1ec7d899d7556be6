import type { Answer, Citation } from '../domain/index.js'
import { analyseQuestion } from '../retrieve/question.js'
import { isForeign } from '../text/script.js'
import { scriptOf } from './script-of-answer.js'

/** More are a list of wishes. */
const MOST = 3
/** Of the words that ask so much may stand behind, in characters: 几号办的, 什么地方, 是谁来着. */
const asks =
  /(?:吗|呢|是否.{1,20}|多(?:少|大|高|长|远|久|重).{0,4}|几.{1,5}|谁.{0,3}|什么.{0,5}|哪.{1,6}|(?:怎么|咋|为什么|为啥).{1,20}|啥.{0,4})[,，?？;；。！!]*$/
/** That few, which day it was on, and what somebody does something by: a clause that only sets the scene. */
const scene =
  /[这那前近好十]几|有没有人|有人知道|(?:后|时|前|期间|[这那].{0,4}|的.{0,12}[者人家])[,，]$|^(?:通过|据|因|由于|除了)/

/** The questions of a text that asks several, in their order, each with the clauses before it that ask nothing; one for any other text. */
export function questionsIn(text: string): string[] {
  if (isForeign(text) || analyseQuestion(text).type === 'comparison') return [text]
  const clauses = text.match(/[^,，?？;；。！!]+[,，?？;；。！!]*/g) ?? []
  const found: string[] = []
  let before = ''
  for (const clause of clauses) {
    before += clause
    if (!asks.test(clause) || scene.test(clause)) continue
    found.push(before)
    before = ''
  }
  const last = found.pop()
  if (last === undefined || found.length >= MOST) return [text]
  return [...found, `${last}${before}`].map((each) => each.trim().replace(/[,，;；]$/, ''))
}

/** A text whose sentences end in their markers, each said once. */
function eachOnce(answer: string): string {
  return [...new Set(answer.match(/[^[\]]+(?:\[\d+\])+/g) ?? [answer])].join('')
}

/**
 * The answers to questions that were asked at once as one answer: quotes are counted through, and what is not answered is said. The last
 * of them where none is answered.
 */
export function joined(asked: string, answers: readonly Answer[]): Answer {
  const told = answers.filter(({ status }) => status === 'answered')
  const [first] = told
  if (!first) return { ...(answers.at(-1) as Answer), question: asked }
  const citations: Citation[] = []
  const numberOf = (citation: Citation): number => {
    const same = citations.find(
      ({ articleId, start, end }) =>
        articleId === citation.articleId && start === citation.start && end === citation.end,
    )
    if (same) return same.n
    citations.push({ ...citation, n: citations.length + 1 })
    return citations.length
  }
  const parts = told.map((answer) => {
    const numbers = new Map(answer.citations.map((each) => [each.n, numberOf(each)]))
    const ours = (n: number) => numbers.get(n) ?? n
    return {
      answer: answer.answer.replace(/\[(\d+)\]/g, (_, n: string) => `[${ours(Number(n))}]`),
      conflicts: answer.conflicts.map((conflict) => ({
        ...conflict,
        values: conflict.values.map((each) => ({ ...each, n: ours(each.n) })),
      })),
    }
  })
  const unanswered = answers
    .filter(({ status }) => status !== 'answered')
    .map(({ question }) => `语料里没有找到“${question}”的答案。`)
  const shorts = told.map(({ short }) => short)
  const sureness = ['low', 'medium', 'high'] as const
  const notices = [...told.map(({ notice }) => notice ?? ''), scriptOf(asked)(unanswered.join(''))]
  return {
    ...first,
    question: asked,
    short: shorts.every((short) => short !== null) ? shorts.join('；') : null,
    answer: eachOnce(parts.map(({ answer }) => answer).join('')),
    citations,
    independentOrigins: new Set(citations.map(({ origin }) => origin)).size,
    conflicts: parts.flatMap(({ conflicts }) => conflicts),
    confidence:
      sureness.find((each) => told.some(({ confidence }) => confidence === each)) ?? 'low',
    notice: notices.join('') || null,
  }
}
