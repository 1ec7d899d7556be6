import type { Article, Breach, Timeline, TimelineEntry, TimelineOptions } from '../domain/index.js'
import type { CrossEncoder } from '../embed/cross-encoder.js'
import type { Embedder } from '../embed/embedder.js'
import { reportingSentencesOf } from '../evidence/evidence.js'
import { cite } from '../evidence/quote.js'
import type { ReadSentence } from '../evidence/read-sentence.js'
import { misquotes } from '../evidence/verify.js'
import type { IndexVersion } from '../index/index.js'
import { filterIn, retrieve } from '../retrieve/retrieve.js'
import { hasContent } from '../text/content.js'
import { inOtherWords } from '../text/regional-words.js'
import { failure } from '../wording/failure.js'
import { aboutOf } from './about.js'
import { bestLine, type Line, linesOf } from './best-naming.js'
import { type SaidAlike, saidOnce } from './same-report.js'
import { namedIn, readSubject, type Subject } from './subject.js'
import { valueRows } from './value-rows.js'

/** How many passages are read, copies aside. */
const passagesRead = 200
/** Where of the last so many passages this many still are about the subject, there may be more behind them. */
const tail = 40
const mostInTail = 8
/** The longest subject, in UTF-16 code units. */
export const longestSubject = 60

export interface TimelineMeans extends TimelineOptions {
  crossEncoder?: CrossEncoder | undefined
  /** Called with the breach when quotes are left out because they are not in their articles. */
  onBreach?: ((breach: Breach) => void) | undefined
}

/**
 * Returns what the articles say of a subject, by date: one quote for each report that is about it.
 * @throws YoujuError subject_empty, subject_too_long, subject_without_content
 */
export async function timelineOf(
  index: IndexVersion,
  embedder: Embedder,
  text: string,
  means: TimelineMeans = {},
): Promise<Timeline> {
  const subject = checkedSubject(text)
  const { since = null, until = null, source = null } = means
  const asWritten = await gather(index, embedder, subject, means)
  const others = asWritten.lines.length === 0 ? inOtherWords(subject) : null
  const reworded = others === null ? null : await gather(index, embedder, others, means)
  const isReworded = reworded !== null && reworded.lines.length > 0
  const found = isReworded ? reworded : asWritten
  const { lines, said, more } = found
  const ordered = lines.toSorted(byDay)
  const once = saidOnce(ordered, dayOf)
  const copies = await copiesOf(index, once, means)
  const entries = await exact(
    index,
    once.map((each, i) => entryOf(each, copies[i] ?? [])),
    means,
  )
  return {
    subject,
    understoodAs: isReworded ? others : null,
    restriction: { since, until, source },
    entries,
    values: valueRows(found.subject, said.toSorted(byDay), dayOf),
    more,
    silent: entries.length === 0,
    corpusAsOf: index.manifest.newest,
    indexVersion: index.version,
  }
}

/**
 * Returns the subject without surrounding white space.
 * @throws YoujuError subject_empty, subject_too_long, subject_without_content
 */
export function checkedSubject(text: string): string {
  const subject = text.trim().replace(/\s+/g, ' ')
  if (subject === '') throw failure('subject_empty', {})
  if (subject.length > longestSubject) {
    throw failure('subject_too_long', { length: subject.length, most: longestSubject })
  }
  if (!/\p{L}/u.test(subject) || !hasContent(subject)) throw failure('subject_without_content', {})
  return subject
}

interface Gathered {
  subject: Subject
  /** The best line of each article. */
  lines: Line[]
  /** All lines of the articles, for their values. */
  said: Line[]
  more: boolean
}

/** Searches for a subject, and reads the whole of each article that is found. */
async function gather(
  index: IndexVersion,
  embedder: Embedder,
  text: string,
  means: TimelineMeans,
): Promise<Gathered> {
  const asked = readSubject(text)
  const hits = await retrieve(index, embedder, asked.question, {
    ...means,
    k: passagesRead,
    countCopiesOnce: true,
  })
  const subject = namedIn(
    asked,
    hits.map(({ passage }) => passage.text),
  )
  const found = new Map<string, Article>()
  for (const { article } of hits) if (!found.has(article.origin)) found.set(article.origin, article)
  const sentences = await sentencesOfEach(index, [...found.values()])
  const about = new Map(
    [...found].map(([origin, article]) => [
      origin,
      aboutOf(subject, article, sentences.get(article.id) ?? []),
    ]),
  )
  const read = [...about.values()].filter((each) => each !== null)
  const lines = new Map(read.map((each) => [each.article.origin, bestLine(subject, each)]))
  const last = hits.slice(-tail).filter(({ article }) => lines.get(article.origin))
  const more = hits.length >= passagesRead && last.length >= mostInTail
  return {
    subject,
    lines: [...lines.values()].filter((line) => line !== null),
    said: read.flatMap(linesOf),
    more,
  }
}

/** Returns the sentences of articles by their ids. */
async function sentencesOfEach(
  index: IndexVersion,
  found: readonly Article[],
): Promise<Map<string, ReadSentence[]>> {
  const rows = await index.rowsOfArticles(found.map(({ id }) => id))
  const articles = await index.load(rows.filter((row) => row !== null))
  return new Map(
    found.map((article, i) => {
      const [first, end] = rows[i] == null ? [0, 0] : index.passagesOfArticle(rows[i])
      const passages = Array.from({ length: end - first }, (_, n) => articles.passage(first + n))
      const sentences = passages.flatMap((passage) =>
        reportingSentencesOf({ article, passage }).map(({ sentence }) => sentence),
      )
      return [article.id, sentences]
    }),
  )
}

const dayOf = ({ day, article }: Line): string | null => day ?? article.published

/** Oldest first, without a date last; within a day by origin. */
function byDay(a: Line, b: Line): number {
  const [ours, theirs] = [dayOf(a), dayOf(b)]
  if (ours !== theirs) {
    if (ours === null) return 1
    return theirs === null ? -1 : ours.localeCompare(theirs)
  }
  return a.article.origin < b.article.origin ? -1 : 1
}

/** Returns the ids of the copies of each article, in order. */
async function copiesOf(
  index: IndexVersion,
  said: readonly SaidAlike[],
  means: TimelineMeans,
): Promise<string[][]> {
  const rows = await index.rowsOfArticles(said.map(({ line }) => line.article.id))
  const { admitsArticle = () => true } = await index.select(filterIn(means))
  const copies = rows.map((row) =>
    row === null
      ? []
      : index.articlesOfOrigin(row).filter((each) => each !== row && admitsArticle(each)),
  )
  const heads = await index.heads(copies.flat())
  const ids = new Map(heads.map(({ row, id }) => [row, id]))
  return copies.map((some) => some.flatMap((row) => ids.get(row) ?? []))
}

function entryOf({ line, others }: SaidAlike, copies: readonly string[]): TimelineEntry {
  const { article, quote, day } = line
  const { n: _, ...cited } = cite(article, quote, 0)
  return {
    ...cited,
    date: dayOf(line),
    dateIs: day ? 'event' : article.published ? 'published' : null,
    reports: 1 + others.length,
    copies: [...copies],
    alsoIn: others.map((each) => each.article.id),
    quantities: quote.quantities.map(({ start, end, value, high, unit }) => ({
      ...quote.inArticle({ start, end }),
      ...{ text: quote.text.slice(start, end), value, high, unit },
    })),
  }
}

/** Leaves out what does not stand in its article to the letter. */
async function exact(
  index: IndexVersion,
  entries: readonly TimelineEntry[],
  { onBreach }: TimelineMeans,
): Promise<TimelineEntry[]> {
  const violations = await misquotes(entries, index)
  if (violations.length === 0) return [...entries]
  onBreach?.({ of: 'timeline', violations, indexVersion: index.version })
  const broken = await Promise.all(entries.map((entry) => misquotes([entry], index)))
  return entries.filter((_, i) => broken[i]?.length === 0)
}
