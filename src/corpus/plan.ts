import type { Rejection } from '../domain/index.js'
import type { CorpusItem } from './corpus-item.js'
import { knownFiles } from './corpus-record.js'
import { digestOf } from './hash-of-corpus.js'
import { type ListedArticle, listed } from './listed-article.js'
import { originsOf } from './origins.js'
import { assertReadable, type Survey, type SurveyOptions, surveyCorpus } from './survey.js'
import type { UnsettledFile } from './unsettled-file.js'

/** What a refresh would do now; articles are in the order of their files. */
export interface CorpusPlan {
  /** The version in service that the corpus was compared with; null: everything is built from scratch. */
  indexVersion: string | null
  /** The digest of the corpus as read: `corpusDigest` returns a different one once a file has changed. */
  digest: string
  added: ListedArticle[]
  changed: ListedArticle[]
  removed: ListedArticle[]
  /** How many articles stay unchanged. */
  unchanged: number
  /** Paths below the corpus folder. */
  files: { added: string[]; changed: string[]; removed: string[]; unchanged: number }
  copies: Copy[]
  /** What would be rejected, with the reason: places, files, and records of files. */
  rejected: Rejection[]
  /** Files that stay as they are in service, because they are incomplete or were changing. */
  unsettled: UnsettledFile[]
}

/** A new article that shares its origin with another article. */
export interface Copy {
  article: ListedArticle
  /** The first article of that origin: one already in service, if there is one. */
  of: ListedArticle
  /** How many articles share the origin, including these two. */
  ofOrigin: number
}

/**
 * Returns what `refresh` would do, based on the same reading; writes nothing and needs no lock.
 * @throws YoujuError corpus_missing, corpus_unreadable, corpus_empty
 */
export async function planRefresh(options: SurveyOptions): Promise<CorpusPlan> {
  const survey = await surveyCorpus(options)
  assertReadable(survey, options.corpus)
  const { previous, changes, rejected, reading } = survey
  return {
    indexVersion: previous?.version ?? null,
    digest: digestOf(reading.states, survey.unreadable),
    added: changes.added.map(listed),
    changed: changes.changed.map(listed),
    removed: await removedArticles(survey),
    unchanged: changes.unchanged,
    files: plannedFiles(survey),
    copies: await copiesIn(survey, await survey.comparing),
    rejected,
    unsettled: reading.unsettled,
  }
}

async function removedArticles({ previous, reading, changes }: Survey): Promise<ListedArticle[]> {
  if (!previous || changes.removed === 0) return []
  const ids = new Set(reading.items.map(({ id }) => id))
  const rows: number[] = []
  for (let row = 0; row < previous.articleCount; row++) {
    if (!ids.has(previous.id(row))) rows.push(row)
  }
  return (await previous.heads(rows)).map(listed)
}

function plannedFiles({ previous, reading }: Survey): CorpusPlan['files'] {
  const known = knownFiles(previous?.manifest.corpus)
  const { records, changedFiles, removedFiles, unsettled } = reading
  const restless = new Set(unsettled.map(({ file }) => file))
  const staying = records.filter(({ file }) => !restless.has(file))
  return {
    added: changedFiles.filter((file) => !known.has(file)),
    changed: changedFiles.filter((file) => known.has(file)),
    removed: removedFiles,
    unchanged: staying.length - changedFiles.length,
  }
}

async function copiesIn(
  { previous, reading: { items }, changes }: Survey,
  comparing: Awaited<Survey['comparing']>,
): Promise<Copy[]> {
  const { origins } = await originsOf(items, previous, comparing)
  const added = new Set(changes.added.map(({ id }) => id))
  const groups = groupsOf(items, origins, added)
  const pairs = items.flatMap((item, n) => {
    const group = groups.get(origins[n] ?? '')
    if (!group || !added.has(item.id)) return []
    const other = group.first === item ? group.second : group.first
    return other ? [{ item, other, ofOrigin: group.size }] : []
  })
  const rows = pairs.flatMap(({ item, other }) =>
    [item, other].flatMap((each) => ('row' in each ? each.row : [])),
  )
  const heads = new Map((await previous?.heads(rows))?.map((head) => [head.row, head]))
  const articleOf = (item: CorpusItem): ListedArticle | null => {
    const known = 'article' in item ? item.article : heads.get(item.row)
    return known ? listed(known) : null
  }
  return pairs.flatMap(({ item, other, ofOrigin }) => {
    const [article, of] = [articleOf(item), articleOf(other)]
    return article && of ? [{ article, of, ofOrigin }] : []
  })
}

/** The articles of one origin; those in service come before new ones. */
interface Group {
  first: CorpusItem
  second: CorpusItem | null
  size: number
}

function groupsOf(
  items: readonly CorpusItem[],
  origins: readonly string[],
  added: ReadonlySet<string>,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  for (const wantsNew of [false, true]) {
    for (const [n, item] of items.entries()) {
      if (added.has(item.id) !== wantsNew) continue
      const origin = origins[n] ?? item.id
      const group = groups.get(origin)
      if (!group) groups.set(origin, { first: item, second: null, size: 1 })
      else {
        group.second ??= item
        group.size++
      }
    }
  }
  return groups
}
