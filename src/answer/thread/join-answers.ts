import {
  type AnswerContent,
  type AnswerSentence,
  type Citation,
  marked,
} from '../../domain/index.js'
import { scriptOf } from '../../text/script-of-answer.js'

/** Removes repeated sentences. */
function eachOnce(sentences: readonly AnswerSentence[]): AnswerSentence[] {
  return [...new Map(sentences.map((each) => [marked(each), each])).values()]
}

/**
 * Merges the answers to questions asked together into one: renumbers the quotes and adds a note for each unanswered
 * question. Returns the last answer if none is answered.
 */
export function joined(asked: string, answers: readonly AnswerContent[]): AnswerContent {
  const answered = answers.filter(({ status }) => status === 'answered')
  const [first] = answered
  if (!first) return { ...(answers.at(-1) as AnswerContent), question: asked }
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
  const parts = answered.map((answer) => {
    const numbers = new Map(answer.citations.map((each) => [each.n, numberOf(each)]))
    const ours = (n: number) => numbers.get(n) ?? n
    return {
      sentences: answer.sentences.map(({ text, cites }) => ({ text, cites: cites.map(ours) })),
      conflicts: answer.conflicts.map((conflict) => ({
        ...conflict,
        values: conflict.values.map((each) => ({ ...each, n: ours(each.n) })),
      })),
    }
  })
  const write = scriptOf(asked)
  const unanswered = answers
    .filter(({ status }) => status !== 'answered')
    .map(({ question }) => ({ kind: 'unanswered' as const, question: write(question) }))
  const shorts = answered.map(({ short }) => short)
  const sureness = ['low', 'medium', 'high'] as const
  return {
    ...first,
    question: asked,
    short: shorts.every((short) => short !== null) ? shorts.join('；') : null,
    sentences: eachOnce(parts.flatMap(({ sentences }) => sentences)),
    citations,
    independentOrigins: new Set(citations.map(({ origin }) => origin)).size,
    conflicts: parts.flatMap(({ conflicts }) => conflicts),
    confidence:
      sureness.find((each) => answered.some(({ confidence }) => confidence === each)) ?? 'low',
    notes: [...answered.flatMap(({ notes }) => notes), ...unanswered],
  }
}
