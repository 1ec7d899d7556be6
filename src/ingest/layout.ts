import type { Article, PictureBox, Span } from '../domain/index.js'

/** What the layout of a file's pages shows; places are offsets into the decoded file. */
export interface Layout {
  /** Where each line of the file begins; a line of the repaired text may contain several. */
  lineStarts: readonly number[]
  /** The page of each line, both counted from 1; null for a picture, which is no page. */
  pageOfLine: readonly number[] | null
  /** Where each line stands in a picture that it was read from; null for any other line. */
  boxOfLine: readonly (PictureBox | null)[]
  /** The headline, if the file is one story. */
  headline: Span | null
}

/** Returns where the pages begin, and where the lines stand that were read from a picture. */
export function placesOf(
  starts: Article['lines'],
  { pageOfLine, boxOfLine }: Layout,
): Pick<Article, 'pages' | 'boxes'> {
  const boxes = starts.flatMap(([offset, line]): Required<Article>['boxes'] => {
    const box = boxOfLine[line - 1]
    return box ? [[offset, box.left, box.top, box.right, box.bottom]] : []
  })
  return {
    ...(pageOfLine ? { pages: pagesOf(starts, pageOfLine) } : {}),
    ...(boxes.length > 0 ? { boxes } : {}),
  }
}

function pagesOf(
  starts: Article['lines'],
  pageOfLine: readonly number[],
): [offset: number, page: number][] {
  const pages: [number, number][] = []
  for (const [offset, line] of starts) {
    const page = pageOfLine[line - 1] ?? 1
    if (pages[pages.length - 1]?.[1] !== page) pages.push([offset, page])
  }
  return pages
}
