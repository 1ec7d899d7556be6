import type { AnswerSentence } from '../../src/domain/index.js'

/** Splits 甲。[1]乙。[2][3] into the sentences of an answer: the text before each group of markers is one. */
export function sentencesOf(answer: string): AnswerSentence[] {
  return [...answer.matchAll(/([\s\S]+?)((?:\[\d+\])+|$)/g)].map(([, text = '', markers = '']) => ({
    text,
    cites: (markers.match(/\d+/g) ?? []).map(Number),
  }))
}
