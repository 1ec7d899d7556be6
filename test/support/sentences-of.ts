import type { AnswerSentence } from '../../src/domain/index.js'

/** 甲。[1]乙。[2][3] as the sentences of an answer: what stands before markers is one. */
export function sentencesOf(answer: string): AnswerSentence[] {
  return [...answer.matchAll(/([\s\S]+?)((?:\[\d+\])+|$)/g)].map(([, text = '', markers = '']) => ({
    text,
    cites: (markers.match(/\d+/g) ?? []).map(Number),
  }))
}
