import type { Article } from '../domain/index.js'
import { fold } from '../text/fold.js'
import { partedAtBody } from './body-label.js'
import { type Cleared, withoutFurniture } from './boilerplate.js'
import { isAgency } from './dateline.js'
import { withoutByline } from './ending.js'
import { isHardWrapped, paragraphs } from './hard-wraps.js'
import { leadingTitle } from './headline.js'
import { joinParagraphs, type LocatedText } from './join-paragraphs.js'
import { placesOf } from './layout.js'
import { type Line, splitLines } from './lines.js'
import { type Metadata, metadataOf } from './metadata.js'
import { placesInText } from './repair/places-in-text.js'
import type { Repaired } from './repair/repair.js'
import { originAt } from './source-text.js'
import { type Masthead, mastheadOf, type Story, splitStories, titleOf, whole } from './stories.js'

/** A repaired text on its way to becoming articles. */
export interface Draft extends LocatedText {
  /** What the file states about the story outside its text; takes precedence over what the lines say. */
  stated: Partial<Metadata>
  digest: boolean
  /** Declared by front matter, else null. */
  origin: string | null
  file: string
  /** The article id; the n-th of several stories gets `<id>#<n>`, counted from 1. */
  id: string
  /** Whether the text may be a page with several stories. */
  mayHoldStories: boolean
}

/** Returns the articles of a draft: one, or one for each story of a newspaper page. */
export function finish(draft: Draft): Article[] {
  const { head, body: lines } = partedAtBody(splitLines(draft.repaired.source.text))
  const stories = headlined(draft, draft.mayHoldStories ? splitStories(lines) : [whole(lines)])
  const isPage = stories.length > 1
  const cleared = stories.map(({ body }) => withoutFurniture(body))
  const isColumn = isHardWrapped(cleared.flatMap((each) => each.lines))
  const wrapped = draft.layout === undefined && isColumn
  const articles = stories
    .map((story, n) =>
      finishStory(
        draft,
        { ...story, head: n === 0 ? head : [] },
        cleared[n] ?? withoutFurniture(story.body),
        isPage ? `${draft.id}#${n + 1}` : draft.id,
        wrapped,
      ),
    )
    .filter((article) => article.text !== '')
  return isPage ? withPagesMasthead(articles, mastheadOf(lines)) : articles
}

/**
 * Gives the stories of one page the same publisher: a continuation has no dateline to name it, and 本报讯 means the
 * paper itself. A story wired by an agency stays the agency's.
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
  story: Story & { head: readonly Line[] },
  cleared: Cleared,
  id: string,
  wrapped: boolean,
): Article {
  const metadata = metadataOf([...story.head, ...cleared.own], [...story.head, ...story.body])
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
    source: draft.stated.source ?? metadata.source,
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
    ...(draft.layout ? placesOf(starts, draft.layout) : {}),
  }
}

/** For a file with one story whose layout shows the headline: takes the headline out of the body. */
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

/**
 * Returns the headline and the lines below it. A page usually prints the title stated in its head again above
 * the story; in the head, the site's name often follows it.
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

/** Returns the repairs between a story's first and last line: the other stories of a page have their own. */
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
