/** A range of an article's text, in UTF-16 code units: `text.slice(start, end)`. */
export interface Span {
  start: number
  end: number
}

/** A repair as shown to a person: at offset `at` of the text, `now` replaces `was` from the file. */
export interface RepairPlace {
  at: number
  was: string
  now: string
}

/** One story, cleaned, as every later stage sees it. Offsets elsewhere are UTF-16 code units into `text`. */
export interface Article {
  /** Stable across refreshes as long as the article keeps its place in its file. */
  id: string
  title: string | null
  /** The publisher as the file states it, e.g. 太原日报. */
  source: string | null
  author: string | null
  /** ISO date (YYYY-MM-DD), only if the file states it; never guessed. */
  published: string | null
  /** Path below the corpus folder, with forward slashes. */
  file: string
  url: string | null
  /** Repaired text in its original script, without the title. */
  text: string
  /** What could not be repaired; no quote ever overlaps it. */
  damage: (Span & { kind: string })[]
  /** `places`, where each repair was made, is set by cleaning and not stored in an index. */
  repairs: { kind: string; count: number; places?: RepairPlace[] }[]
  /** Our own summary of a report: shown as 摘要, never as the publisher's words. */
  digest: boolean
  /** Shared by all copies of one text; front matter may declare it. */
  origin: string
  /**
   * Maps the text to the original file: ascending pairs of (offset into `text`, line number counted
   * from 1); each pair applies until the next.
   */
  lines: [offset: number, line: number][]
  /**
   * For a file with pages (PDF): ascending pairs of (offset into `text`, page counted from 1); each
   * pair applies until the next. Its `lines` refer to the text extracted from it.
   */
  pages?: [offset: number, page: number][]
  /**
   * For text read from a picture: where each line stands in its pixels, by the offset at which `lines` has the line.
   * The picture is the file, or the one on its page of a scanned PDF.
   */
  boxes?: [offset: number, left: number, top: number, right: number, bottom: number][]
}

/** Returns the first and last line of the original file that contain `span` of the article. */
export function linesOf(article: Pick<Article, 'lines'>, span: Span): [number, number] {
  return [
    lineAt(article.lines, span.start),
    lineAt(article.lines, Math.max(span.start, span.end - 1)),
  ]
}

/** Returns the page on which `span` of the article begins; null for a file without pages. */
export function pageOf({ pages }: Pick<Article, 'pages'>, span: Span): number | null {
  return pages && pages.length > 0 ? lineAt(pages, span.start) : null
}

function lineAt(lines: Article['lines'], offset: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.[0] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return lines[low]?.[1] ?? 1
}
