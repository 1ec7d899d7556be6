/** The punctuation at which a text is split. Folded text has one form of each mark; text as written has two. */

/** Marks that end a sentence, in folded text. */
export const sentenceMarks = '。!?'
/** Marks that end a clause or a sentence, in folded text. */
export const clauseMarks = `,;:${sentenceMarks}`

export const sentenceEnd = new RegExp(`[${sentenceMarks}]`)
/** The end of a sentence or of one of its parallel parts. */
export const sentencePart = new RegExp(`[;${sentenceMarks}]`)
/** The comma of 1,000 and the colon of 10:30 end nothing. */
export const clauseEnd = new RegExp(
  `(?:,(?!\\d{3}(?!\\d))|:(?!\\d)|(?<!\\d)[,:]|[;${sentenceMarks}])`,
)

/**
 * Marks that end a sentence, and those that end a clause within it, as people write them. A colon is not among them, so
 * what it introduces stays with the text before it.
 */
export const writtenSentenceMarks = '。！？!?'
export const writtenClauseMarks = '，,；;'

/** Where a stretch that is too long is cut, as written: at the first of these that it contains. */
export const cutMarks = ['；;', '，,', '、：: '] as const

/** Returns text as written without its final punctuation. */
export function unended(text: string): string {
  return text.replace(endMarks, '')
}

const endMarks = new RegExp(`[${writtenClauseMarks}${writtenSentenceMarks}]+$`)
