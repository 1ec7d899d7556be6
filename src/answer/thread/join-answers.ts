import type { Answer, Citation } from '../../domain/index.js'
import { scriptOf } from '../../text/script-of-answer.js'

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
