import type { Article, Span } from '../domain/index.js'

/** What the layout of a file's pages tells; places are offsets into the decoded file. */
export interface Layout {
  /** Where each line of the file begins; a line of the repaired text may hold several. */
  lineStarts: readonly number[]
  /** The page of each line, both counted from 1. */
  pageOfLine: readonly number[]
  /** The headline of a file that is one story. */
  headline: Span | null
}

/** Where the pages begin, told by where the lines do. */
export function pagesOf(starts: Article['lines'], { pageOfLine }: Layout): [number, number][] {
  const pages: [number, number][] = []
  for (const [offset, line] of starts) {
    const page = pageOfLine[line - 1] ?? 1
    if (pages[pages.length - 1]?.[1] !== page) pages.push([offset, page])
  }
  return pages
}
