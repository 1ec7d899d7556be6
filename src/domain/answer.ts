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

export interface Answer {
  status: 'answered' | 'no_evidence'
  question: string
  /** The span that answers, e.g. 700亿元. */
  short: string | null
  /** Sentences with markers [1], [2]; for no_evidence one sentence that says so, or what comes close (`isNear`). */
  answer: string
  citations: Citation[]
  /** Counts origins, not articles: copies count once. */
  independentOrigins: number
  conflicts: Conflict[]
  /** Date of the newest dated article in the index. */
  corpusAsOf: string | null
  indexVersion: string
  mode: 'extractive' | 'generated'
  /**
   * What of a follow-up cannot be understood, where `answer` asks back: its 它, or all of it where no word refers back.
   * Such a question is no gap of the corpus.
   */
  clarify: string | null
  /** A word to the reader about how the answer came about, e.g. that the chat model could not be used. */
  notice: string | null
  confidence: Confidence
  /** For no_evidence: the nearest passages, which do not answer. */
  related: Citation[]
  /** Whether, for no_evidence, `answer` gives sentences of `related`, since they come close: nobody is sure that they answer. */
  isNear: boolean
}

/** A question asked before, and what was answered. */
export interface Turn {
  question: string
  answer: string
  /** Ids of the articles that the answer quotes; left out where nobody knows. */
  cited?: readonly string[]
}

/** A question and its answer as later questions look back on them. */
export function turnOf(question: string, { answer, citations }: Answer): Turn {
  return { question, answer, cited: [...new Set(citations.map(({ articleId }) => articleId))] }
}
