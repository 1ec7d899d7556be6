import type { ModelFailureReason } from './model-failure.js'

/** A quote that stands to the letter in an article: `article.text.slice(start, end) === quote`. */
export interface Citation {
  n: number
  quote: string
  articleId: string
  title: string | null
  source: string | null
  published: string | null
  file: string
  /** First and last line of the original file (PDF, DOCX: of its extracted text) that hold the quote. */
  lines: [number, number]
  /** Page of the original file on which the quote begins; null for files without pages. */
  page: number | null
  digest: boolean
  start: number
  end: number
  origin: string
  url: string | null
}

/** Values that sources give for the same thing and that do not agree; `n` is the citation of each. */
export interface Conflict {
  about: string
  values: { value: string; n: number }[]
}

export type Confidence = 'high' | 'medium' | 'low'

/** A sentence of an answer, and the numbers of the citations that it rests on. */
export interface AnswerSentence {
  text: string
  cites: readonly number[]
}

/** How an answer came about, as far as the reader has to know it; texts are in the script of the question. */
export type AnswerNote =
  /** A follow-up was read as this question, or as going on with it. */
  | { kind: 'understood_as' | 'continues'; question: string }
  /** A name that the corpus does not hold was read as one that it holds. */
  | { kind: 'corrected'; written: string; meant: string }
  /** The question was put in the words of another region. */
  | { kind: 'reworded'; question: string }
  /** What the cited reports state of themselves. */
  | {
      kind: 'reported_by'
      reports: { source: string | null; published: string | null; author: string | null }[]
    }
  /** Of several questions this one has no answer. */
  | { kind: 'unanswered'; question: string }

/** What an answer says, without the words that are put around it (`src/wording/answer.ts`). */
export interface AnswerContent {
  status: 'answered' | 'no_evidence'
  question: string
  /** The span that answers, e.g. 700亿元. */
  short: string | null
  /** For no_evidence those of `related`, where they come close (`isNear`). */
  sentences: readonly AnswerSentence[]
  citations: Citation[]
  /** Counts origins, not articles: copies count once. */
  independentOrigins: number
  conflicts: Conflict[]
  /** Date of the newest dated article in the index. */
  corpusAsOf: string | null
  indexVersion: string
  mode: 'extractive' | 'generated'
  /**
   * What of a follow-up cannot be understood, so that the answer asks back: its 它, or all of it where no word refers back.
   * Such a question is no gap of the corpus.
   */
  clarify: string | null
  notes: readonly AnswerNote[]
  /** Why a chat model that was asked did not write it. */
  modelFailure: ModelFailureReason | null
  confidence: Confidence
  /** For no_evidence: the nearest passages, which do not answer. */
  related: Citation[]
  /** Whether, for no_evidence, `sentences` come close: nobody is sure that they answer. */
  isNear: boolean
}

/** An answer with its words: the JSON of the command line. */
export interface Answer extends AnswerContent {
  /** The sentences with markers [1], [2]; for no_evidence one sentence that says so, or what comes close. */
  answer: string
  /** The notes and the model's failure as sentences. */
  notice: string | null
}

/** A sentence with its markers, e.g. 大桥通车。[1][2]. */
export function marked({ text, cites }: AnswerSentence): string {
  return text + cites.map((n) => `[${n}]`).join('')
}

/** The sentences of an answer with their markers. */
export function spoken({ sentences }: Pick<AnswerContent, 'sentences'>): string {
  return sentences.map(marked).join('')
}

/** A question asked before, and what was answered. */
export interface Turn {
  question: string
  /** Without markers. */
  answer: string
  /** Ids of the articles that the answer quotes; left out where nobody knows. */
  cited?: readonly string[]
}

/** A question and its answer as later questions look back on them. */
export function turnOf(question: string, { sentences, citations }: AnswerContent): Turn {
  return {
    question,
    answer: sentences.map(({ text }) => text).join(''),
    cited: [...new Set(citations.map(({ articleId }) => articleId))],
  }
}
