/** The marks at which a text is cut. Folded text has each mark in one form; text as written has two. */

/** End a sentence; in folded text. */
export const sentenceMarks = '。!?'
/** End a clause, or the sentence with it; in folded text. */
export const clauseMarks = `,;:${sentenceMarks}`

export const sentenceEnd = new RegExp(`[${sentenceMarks}]`)
/** A sentence, or one of its parallel parts. */
export const sentencePart = new RegExp(`[;${sentenceMarks}]`)
/** The comma of 1,000 and the colon of 10:30 end nothing. */
export const clauseEnd = new RegExp(
  `(?:,(?!\\d{3}(?!\\d))|:(?!\\d)|(?<!\\d)[,:]|[;${sentenceMarks}])`,
)

/** As people write them: end a sentence, and the clauses of one. A colon keeps what it introduces with what stands before it. */
export const writtenSentenceMarks = '。！？!?'
export const writtenClauseMarks = '，,；;'

/** Where a stretch that is too long is cut, the first of them that it has, as written. */
export const cutMarks = ['；;', '，,', '、：: '] as const

/** Text as written, without the marks that end it. */
export function unended(text: string): string {
  return text.replace(endMarks, '')
}

const endMarks = new RegExp(`[${writtenClauseMarks}${writtenSentenceMarks}]+$`)
