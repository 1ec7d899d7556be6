import type { Article, Span } from '../domain/index.js'

/** What the layout of a file's pages shows; places are offsets into the decoded file. */
export interface Layout {
  /** Where each line of the file begins; a line of the repaired text may contain several. */
  lineStarts: readonly number[]
  /** The page of each line, both counted from 1. */
  pageOfLine: readonly number[]
  /** The headline, if the file is one story. */
  headline: Span | null
}

/** Returns where the pages begin, derived from where the lines begin. */
export function pagesOf(starts: Article['lines'], { pageOfLine }: Layout): [number, number][] {
  const pages: [number, number][] = []
  for (const [offset, line] of starts) {
    const page = pageOfLine[line - 1] ?? 1
    if (pages[pages.length - 1]?.[1] !== page) pages.push([offset, page])
  }
  return pages
}
