import type { ModelFailureReason } from './model-failure.js'

/** A quote that occurs verbatim in an article: `article.text.slice(start, end) === quote`. */
export interface Citation {
  n: number
  quote: string
  articleId: string
  title: string | null
  source: string | null
  published: string | null
  file: string
  /** First and last line of the original file (PDF, DOCX: of its extracted text) that contain the quote. */
  lines: [number, number]
  /** Page of the original file on which the quote begins; null for files without pages. */
  page: number | null
  digest: boolean
  start: number
  end: number
  origin: string
  url: string | null
  /** Where the page shows the article with this quote; absent unless PUBLIC_URL is set. */
  link?: string
}

/** Values that sources state for the same thing and that do not agree; `n` is the citation of each. */
export interface Conflict {
  about: string
  values: { value: string; n: number }[]
}

export type Confidence = 'high' | 'medium' | 'low'

/** A sentence of an answer, with the numbers of the citations that support it. */
export interface AnswerSentence {
  text: string
  cites: readonly number[]
}

/** What the reader has to know about how an answer was produced; texts are in the script of the question. */
export type AnswerNote =
  /** A follow-up was understood as this question, or as a continuation of it. */
  | { kind: 'understood_as' | 'continues'; question: string }
  /** A name that is not in the corpus was understood as one that is. */
  | { kind: 'corrected'; written: string; meant: string }
  /** The question was reworded with the vocabulary of another region. */
  | { kind: 'reworded'; question: string }
  /** What the cited reports state about themselves. */
  | {
      kind: 'reported_by'
      reports: { source: string | null; published: string | null; author: string | null }[]
    }
  /** This one of several questions has no answer. */
  | { kind: 'unanswered'; question: string }

/** The content of an answer, without the wording around it (`src/wording/answers.ts`). */
export interface AnswerContent {
  status: 'answered' | 'no_evidence'
  question: string
  /** The span that answers the question, e.g. 700亿元. */
  short: string | null
  /** For no_evidence: the sentences of `related`, if they come close to an answer (`isNear`). */
  sentences: readonly AnswerSentence[]
  citations: Citation[]
  /** The number of origins, not articles: copies count once. */
  independentOrigins: number
  conflicts: Conflict[]
  /** Date of the newest dated article in the index. */
  corpusAsOf: string | null
  indexVersion: string
  mode: 'extractive' | 'generated'
  /**
   * The part of a follow-up that cannot be understood, so that the answer asks back: its 它, or the whole question if no
   * word in it refers back. Such a question is not a gap of the corpus.
   */
  clarify: string | null
  notes: readonly AnswerNote[]
  /** Why the chat model that was asked did not write the answer. */
  modelFailure: ModelFailureReason | null
  confidence: Confidence
  /** For no_evidence: the nearest passages, which do not answer. */
  related: Citation[]
  /** For no_evidence: whether `sentences` come close, without certainty that they answer the question. */
  isNear: boolean
}

/** An answer with its wording: the JSON of the command line. */
export interface Answer extends AnswerContent {
  /** The sentences with markers [1], [2]; for no_evidence, one sentence that says so, or what comes close. */
  answer: string
  /** The notes and the model's failure as sentences. */
  notice: string | null
}

/** Returns a sentence with its markers, e.g. 大桥通车。[1][2]. */
export function marked({ text, cites }: AnswerSentence): string {
  return text + cites.map((n) => `[${n}]`).join('')
}

/** Returns the sentences of an answer with their markers. */
export function spoken({ sentences }: Pick<AnswerContent, 'sentences'>): string {
  return sentences.map(marked).join('')
}

/** An earlier question and its answer. */
export interface Turn {
  question: string
  /** Without markers. */
  answer: string
  /** Ids of the articles that the answer quotes; absent if unknown. */
  cited?: readonly string[]
}

/** How many turns before a question are read with it. */
export const TURNS_READ = 3

/** Converts a question and its answer to a turn that later questions can refer to. */
export function turnOf(question: string, { sentences, citations }: AnswerContent): Turn {
  return {
    question,
    answer: sentences.map(({ text }) => text).join(''),
    cited: [...new Set(citations.map(({ articleId }) => articleId))],
  }
}
