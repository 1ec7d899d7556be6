import type { Article, Span } from '../domain/index.js'
import { fold } from '../text/fold.js'
import { type Cleared, withoutFurniture } from './boilerplate.js'
import { isAgency } from './dateline.js'
import { textEnd } from './furniture/tails.js'
import { isHardWrapped, joinerOf, type Paragraph, paragraphs } from './hard-wraps.js'
import { leadingTitle } from './headline.js'
import { endsSentence, type Line, splitLines } from './lines.js'
import { byline, type Metadata, metadataOf, namesOf } from './metadata.js'
import { placesInText } from './repair/places-in-text.js'
import type { Repaired } from './repair/repair.js'
import { assemble, type Edit, offsetOfOrigin, originAt, type SourceText } from './source-text.js'
import { type Masthead, mastheadOf, type Story, splitStories, titleOf, whole } from './stories.js'

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
  /** What a page says of its site: it counts where neither the file nor the lines say anything. */
  site?: Partial<Metadata>
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
  const stories = headlined(draft, draft.mayHoldStories ? splitStories(lines) : [whole(lines)])
  const isPage = stories.length > 1
  const cleared = stories.map(({ body }) => withoutFurniture(body))
  const isColumn = isHardWrapped(cleared.flatMap((each) => each.lines))
  const wrapped = draft.layout === undefined && isColumn
  const articles = stories
    .map((story, n) =>
      finishStory(
        draft,
        story,
        cleared[n] ?? withoutFurniture(story.body),
        isPage ? `${draft.id}#${n + 1}` : draft.id,
        wrapped,
      ),
    )
    .filter((article) => article.text !== '')
  return isPage ? withPagesMasthead(articles, mastheadOf(lines)) : articles
}

/**
 * The stories of one page have one publisher: a continuation has no dateline that would name it, and
 * 本报讯 is the paper's own; what an agency wired is the agency's.
 */
function withPagesMasthead(articles: Article[], masthead: Masthead): Article[] {
  const own = articles.flatMap(({ source }) => (source && !isAgency(source) ? [source] : []))
  const [only = null] = new Set(own).size === 1 ? own : []
  const paper = masthead.source ?? only
  return articles.map((article) => ({
    ...article,
    source: article.source ?? paper,
    published: article.published ?? masthead.published,
  }))
}

function finishStory(
  draft: Draft,
  story: Story,
  cleared: Cleared,
  id: string,
  wrapped: boolean,
): Article {
  const metadata = metadataOf(cleared.own, story.body)
  const { title, lines } = headed(
    draft.stated.title ?? null,
    titleOf(story.headline),
    cleared,
    wrapped,
  )
  const ending = withoutByline(lines)
  const { text, starts, damage, joined } = joinParagraphs(
    draft,
    wrapped ? paragraphs(ending.lines) : ending.lines.map((line) => [line]),
  )
  return {
    id,
    title,
    source: draft.stated.source ?? metadata.source ?? draft.site?.source ?? null,
    author: draft.stated.author ?? metadata.author ?? ending.author,
    published: draft.stated.published ?? metadata.published,
    file: draft.file,
    url: draft.stated.url ?? null,
    text,
    damage,
    repairs: repairsIn(draft.repaired, story).map(({ kind, places }) => ({
      kind,
      count: places.length,
      places: placesInText(places, joined, draft.repaired.source),
    })),
    digest: draft.digest,
    origin: draft.origin ?? id,
    lines: starts,
    ...(draft.layout ? { pages: pagesOf(starts, draft.layout) } : {}),
  }
}

/** A file of one story whose layout shows the headline: that is then no line of the body. */
function headlined({ layout, repaired }: Draft, stories: Story[]): Story[] {
  const [story, ...others] = stories
  const headline = layout?.headline
  if (!story || others.length > 0 || !headline) return stories
  const isIn = ({ start }: Line): boolean => {
    const origin = originAt(repaired.source, start)
    return origin >= headline.start && origin < headline.end
  }
  const printed = story.body.filter(isIn)
  if (printed.length === 0) return stories
  return [{ ...story, headline: printed, body: story.body.filter((line) => !isIn(line)) }]
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

/**
 * The headline and the lines under it. A page prints above the story the title that its head states
 * too, there often with the site's name behind it.
 */
function headed(
  stated: string | null,
  headline: string | null,
  { title: found, lines }: Cleared,
  wrapped: boolean,
): { title: string | null; lines: readonly Line[] } {
  if (stated === null) {
    const above = headline === null && !found ? leadingTitle(lines, wrapped) : null
    if (above) return { title: above.text, lines: lines.slice(1) }
    return { title: headline ?? found?.text ?? null, lines }
  }
  const shown = found ?? lines[0]
  const isRepeated = shown !== undefined && fold(stated).startsWith(fold(shown.text))
  if (found && !isRepeated) return { title: stated, lines: [found, ...lines] }
  return { title: stated, lines: isRepeated && !found ? lines.slice(1) : lines }
}

/** The repairs between a story's first and last line: a page's other stories had their own. */
function repairsIn({ source, repairs }: Repaired, { body, headline, isPart }: Story) {
  if (!isPart) return repairs
  const lines = [...body, ...headline]
  const from = originAt(source, Math.min(...lines.map(({ start }) => start)))
  const to = originAt(source, Math.max(...lines.map(({ end }) => end)))
  return repairs
    .map(({ kind, places }) => ({
      kind,
      places: places.filter(({ origin }) => origin >= from && origin < to),
    }))
    .filter(({ places }) => places.length > 0)
}

/** The lines without the writer's name at the end, which is metadata, and without the site's tail. */
function withoutByline(lines: readonly Line[]): { lines: Line[]; author: string | null } {
  const kept = [...lines]
  let author: string | null = null
  for (let last = kept.pop(); last; last = kept.pop()) {
    const above = kept[kept.length - 1]
    // In a column the end of an unfinished sentence can look like a name: 管辖.
    const names = above && endsSentence(above.text) ? namesOf(last.text) : null
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
): Pick<Article, 'text' | 'damage'> & { starts: Article['lines']; joined: SourceText } {
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
  return { text: joined.text, damage: inText, starts, joined }
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
