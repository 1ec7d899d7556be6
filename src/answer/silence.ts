import type { Answer, Citation } from '../domain/index.js'
import type { Evidence } from '../evidence/evidence.js'
import { cite, quoteSpan } from '../evidence/quote.js'
import { misquotes } from '../evidence/verify.js'
import type { Snapshot } from '../index/index.js'
import type { Question } from '../question/question.js'
import { isForeign } from '../text/script.js'
import { asSentence, scriptOf } from '../text/script-of-answer.js'

const mostRelated = 3
/** Of what comes close so many sentences are said. */
const mostNear = 2

/**
 * The answer when nothing answers, with the nearest passages of other articles as related.
 * @param isNear they come so close that their sentences are said
 */
export function silence(
  index: Snapshot,
  question: Question,
  evidence: readonly Evidence[],
  isNear = false,
): Answer {
  const nearest = new Map<string, Evidence>()
  for (const each of evidence) {
    if (nearest.size < mostRelated && !nearest.has(each.sentence.article.id)) {
      nearest.set(each.sentence.article.id, each)
    }
  }
  const related = [...nearest.values()].map((each, i) =>
    cite(each.sentence.article, quoteSpan(each), i + 1),
  )
  const said = isNear ? related.slice(0, mostNear).map((each) => sentence(each, [each.n])) : []
  return {
    ...frame(index, question),
    answer:
      said.length === 0
        ? nothingFound(question)
        : `${nearly(question)}${scriptOf(question.text)(said.join(''))}`,
    related,
    isNear: said.length > 0,
  }
}

function nearly({ text }: Pick<Question, 'text'>): string {
  return isForeign(text)
    ? 'Not stated as such; the nearest in the corpus (best asked in Chinese): '
    : scriptOf(text)('没有直接写明，最接近的是：')
}

function nothingFound({ text }: Pick<Question, 'text'>): string {
  if (isForeign(text)) {
    return 'Nothing in the corpus answers this. Its articles are in Chinese: such questions are best asked in Chinese.'
  }
  return scriptOf(text)('语料中没有找到能回答这个问题的内容。')
}

/** Silence over a question that was understood as another, in the language in which it was asked. */
export function inLanguageOf(asked: string, answer: Answer): Answer {
  if (answer.status === 'answered' || !isForeign(asked)) return answer
  const understood = { text: answer.question }
  const said = answer.isNear
    ? answer.answer.replace(nearly(understood), nearly({ text: asked }))
    : nothingFound({ text: asked })
  return { ...answer, answer: said }
}

/** A quote as a sentence of an answer, with its markers. */
export function sentence({ quote }: Citation, markers: readonly number[]): string {
  const text = asSentence(quote)
  const closed = /[。！？!?…][”’」』）)》"']*$/.test(text) ? text : `${text}。`
  return closed + markers.map((n) => `[${n}]`).join('')
}

/** What is wrong with one quote may be wrong with those that are shown in its place. */
export function withoutMisquotes(answer: Answer, question: Question, index: Snapshot): Answer {
  const isExact = (one: Citation) => misquotes([one], (id) => index.articleById(id)).length === 0
  const related = answer.related.filter(isExact)
  return { ...answer, answer: nothingFound(question), related, isNear: false }
}

/** An answer that says nothing yet: what each kind of answer fills in its own part of. */
export function frame(index: Snapshot, { text }: Pick<Question, 'text'>): Answer {
  return {
    status: 'no_evidence',
    question: text,
    short: null,
    answer: '',
    citations: [],
    independentOrigins: 0,
    conflicts: [],
    corpusAsOf: index.manifest.newest,
    indexVersion: index.version,
    mode: 'extractive',
    clarify: null,
    notice: null,
    confidence: 'low',
    related: [],
    isNear: false,
  }
}
