import type { Article, Span } from '../domain/index.js'
import { fold } from '../text/fold.js'
import { textEnd, withoutFurniture } from './boilerplate.js'
import { isHardWrapped, joinerOf, type Paragraph, paragraphs } from './hard-wraps.js'
import { type Line, splitLines } from './lines.js'
import {
  byline,
  isMetadataLine,
  leadingTitle,
  type Metadata,
  metadataOf,
  namesOf,
} from './metadata.js'
import type { Repaired } from './repair/repair.js'
import { assemble, type Edit, offsetOfOrigin, originAt } from './source-text.js'
import { type Story, splitStories, titleOf, whole } from './stories.js'

/** What the layout of a file's pages tells; places are offsets into the decoded file. */
export interface Layout {
  /** Where each line of the file begins; a line of the repaired text may hold several. */
  lineStarts: readonly number[]
  /** The page of each line, both counted from 1. */
  pageOfLine: readonly number[]
  /** The headline of a file that is one story. */
  headline: Span | null
}

/** A repaired text on its way to becoming articles. */
export interface Draft {
  repaired: Repaired
  /** What the file says of the story outside its text: it wins over what the lines say. */
  stated: Partial<Metadata>
  digest: boolean
  /** Declared by front matter, else null. */
  origin: string | null
  file: string
  /** Article id; of the n-th of several stories `<id>#<n>`, counted from 1. */
  id: string
  /** Whether the text may be a page of several stories. */
  mayHoldStories: boolean
  /** The line of the original file (from 1) of an offset into the decoded file. */
  lineOf(origin: number): number
  /** Where the layout is known, the lines of the text are whole paragraphs. */
  layout?: Layout
}

/** The articles of a draft: one, or one for each story of a newspaper page. */
export function finish(draft: Draft): Article[] {
  const lines = splitLines(draft.repaired.source.text)
  const wrapped = draft.layout === undefined && isHardWrapped(lines)
  const stories = draft.mayHoldStories ? splitStories(lines) : [whole(lines)]
  const isPage = stories.length > 1
  const articles = stories
    .map((story, n) =>
      finishStory(draft, story, isPage ? `${draft.id}#${n + 1}` : draft.id, wrapped),
    )
    .filter((article) => article.text !== '')
  return isPage ? withPagesSource(articles) : articles
}

/** The stories of one page have one publisher: a continuation has no dateline that would name it. */
function withPagesSource(articles: Article[]): Article[] {
  const sources = new Set(articles.flatMap(({ source }) => source ?? []))
  const [source = null] = sources.size === 1 ? sources : []
  return articles.map((article) => ({ ...article, source: article.source ?? source }))
}

function finishStory(draft: Draft, story: Story, id: string, wrapped: boolean): Article {
  const metadata = metadataOf(story.body)
  let lines = withoutFurniture(story.body).filter(({ text }) => !isMetadataLine(text))
  const printed = story.isPart ? [] : headlineIn(draft, lines)
  lines = lines.filter((line) => !printed.includes(line))
  const title = titleOf(printed.length > 0 ? printed : story.headline)
  const mayStandAbove = title === null && !draft.stated.title
  const above = mayStandAbove ? leadingTitle(lines, wrapped) : null
  const stated = draft.stated.title ?? undefined
  // A page prints above the story the title that its head states too, often with the site's name there.
  const repeated =
    stated !== undefined && lines[0] !== undefined && fold(stated).startsWith(fold(lines[0].text))
  if (above || repeated) lines = lines.slice(1)
  const ending = withoutByline(lines)
  const { text, starts, damage } = joinParagraphs(
    draft,
    wrapped ? paragraphs(ending.lines) : ending.lines.map((line) => [line]),
  )
  return {
    id,
    title: draft.stated.title ?? title ?? above?.text ?? null,
    source: draft.stated.source ?? metadata.source,
    author: draft.stated.author ?? metadata.author ?? ending.author,
    published: draft.stated.published ?? metadata.published,
    file: draft.file,
    url: draft.stated.url ?? null,
    text,
    damage,
    repairs: story.isPart ? repairsIn(draft.repaired, story) : draft.repaired.repairs,
    digest: draft.digest,
    origin: draft.origin ?? id,
    lines: starts,
    ...(draft.layout ? { pages: pagesOf(starts, draft.layout) } : {}),
  }
}

/** The lines of a story that its layout shows to be the headline. */
function headlineIn({ layout, repaired }: Draft, lines: readonly Line[]): Line[] {
  const headline = layout?.headline
  if (!headline) return []
  const isIn = (at: number) => at >= headline.start && at < headline.end
  return lines.filter(({ start }) => isIn(originAt(repaired.source, start)))
}

/** Where the pages begin, told by where the lines do. */
function pagesOf(starts: Article['lines'], { pageOfLine }: Layout): [number, number][] {
  const pages: [number, number][] = []
  for (const [offset, line] of starts) {
    const page = pageOfLine[line - 1] ?? 1
    if (pages[pages.length - 1]?.[1] !== page) pages.push([offset, page])
  }
  return pages
}

/** The repairs between a story's first and last line: a page's other stories had their own. */
function repairsIn({ source, places }: Repaired, { body, headline }: Story): Article['repairs'] {
  const lines = [...body, ...headline]
  const from = originAt(source, Math.min(...lines.map(({ start }) => start)))
  const to = originAt(source, Math.max(...lines.map(({ end }) => end)))
  return places
    .map(({ kind, origins }) => ({
      kind,
      count: origins.filter((origin) => origin >= from && origin < to).length,
    }))
    .filter(({ count }) => count > 0)
}

/** The lines without the writer's name at the end, which is metadata, and without the site's tail. */
function withoutByline(lines: readonly Line[]): { lines: Line[]; author: string | null } {
  const kept = [...lines]
  let author: string | null = null
  for (let last = kept.pop(); last; last = kept.pop()) {
    const names = kept.length > 0 ? namesOf(last.text) : null
    const ending = names === null ? endingOf(last.text) : { author: names, end: 0 }
    author ??= ending.author
    if (ending.end === 0) continue
    kept.push({ ...last, end: last.start + ending.end, text: last.text.slice(0, ending.end) })
    break
  }
  return { lines: kept, author }
}

/** Where the story ends on its last line: names and set phrases may follow one another behind it. */
function endingOf(text: string): { author: string | null; end: number } {
  let author: string | null = null
  let end = text.length
  for (;;) {
    const rest = text.slice(0, end)
    const signed = byline(rest)
    author ??= signed?.author ?? null
    const next = signed?.end ?? textEnd(rest)
    if (next === end) return { author, end }
    end = next
  }
}

/** Paragraphs as the lines of one text, with the original line of each piece and the damage in place. */
function joinParagraphs(
  draft: Draft,
  parts: readonly Paragraph[],
): Pick<Article, 'text' | 'damage'> & { starts: Article['lines'] } {
  const { source, damage } = draft.repaired
  const pieces: (Span | Edit)[] = []
  const starts: Article['lines'] = []
  let length = 0
  const push = (piece: Span | Edit): void => {
    pieces.push(piece)
    length += 'insert' in piece ? piece.insert.length : piece.end - piece.start
  }
  for (const [n, paragraph] of parts.entries()) {
    for (const [i, line] of paragraph.entries()) {
      const before = paragraph[i - 1]
      const joiner = before ? joinerOf(before.text, line.text) : n > 0 ? '\n' : ''
      if (joiner !== '') push({ start: line.start, end: line.start, insert: joiner })
      for (const { offset, origin } of fileLinesIn(draft, line)) {
        const at = draft.lineOf(origin)
        if (starts[starts.length - 1]?.[1] !== at) starts.push([length + offset, at])
      }
      push({ start: line.start, end: line.end })
    }
  }
  const joined = assemble(source, pieces)
  const inText = damage
    .map(({ start, end, kind }) => ({
      start: offsetOfOrigin(joined, start),
      end: offsetOfOrigin(joined, end),
      kind,
    }))
    .filter(({ start, end }) => end > start)
  return { text: joined.text, damage: inText, starts }
}

/** Where in a line of the text the lines of the file begin that it was joined from. */
function fileLinesIn(draft: Draft, { start, end }: Line): { offset: number; origin: number }[] {
  const { repaired, layout } = draft
  const { source } = repaired
  const first = originAt(source, start)
  const last = originAt(source, Math.max(start, end - 1))
  const found = [{ offset: 0, origin: first }]
  // Lines are counted from 1, so the number of the first one is the place of the one after it.
  for (let next = draft.lineOf(first); layout; next++) {
    const origin = layout.lineStarts[next]
    if (origin === undefined || origin > last) break
    found.push({ offset: offsetOfOrigin(source, origin) - start, origin })
  }
  return found
}
