import type { YoujuError } from '../domain/index.js'
import { findCorpusFiles, notRead } from '../ingest/corpus-files.js'
import { isRecordsFile, readCorpusFile } from '../ingest/read-file.js'
import { failure } from '../wording/failure.js'
import { corpusFolder } from './corpus-folder.js'
import { type ListedArticle, listed } from './listed-article.js'
import { assertInside, takeOut } from './take-out.js'
import { isUnreadable } from './unreadable.js'

export interface RemoveOptions {
  /** The corpus folder, and the state folder, below which removed files are kept. */
  corpus: string
  stateDir: string
  /** Report what would be removed, and remove nothing. */
  dryRun?: boolean
}

/** What was removed from the corpus, or would be. */
export interface Removal {
  /** Path below the corpus folder. */
  file: string
  /** `file`: the whole file; `record`: one line of a .jsonl file, whose remaining lines stay. */
  what: 'file' | 'record'
  articles: ListedArticle[]
  /** Where it is kept now; null in a dry run. */
  keptAs: string | null
}

/**
 * Removes a file from the corpus, or the one article with an id. Nothing is lost: it is moved below `<state
 * folder>/removed/`. The index follows with the next refresh.
 * @param target a path below the corpus folder, or an article's id
 * @throws YoujuError article_missing, usage (one of several articles in a file that cannot be separated; a file
 *   outside the corpus, behind a link), corpus_missing, corpus_unreadable, corpus_unwritable, removed_unwritable,
 *   file_changing
 */
export async function removeFromCorpus(target: string, options: RemoveOptions): Promise<Removal> {
  const folder = await corpusFolder(options.corpus)
  const { files, ...others } = await findCorpusFiles(folder)
  const place = notRead(others).find((one) => isUnreadable(target, [one]))
  if (place) throw failure('usage:not_read', { file: place.file, reason: place.reason })
  const file = fileOf(target, files)
  const articles = file === null ? [] : await articlesOf(folder, file)
  const found = articles.find(({ article }) => article.id === target)
  if (file === null || (target !== file && !found)) throw missing(target)
  await assertInside(folder, file)
  const isWhole = target === file || articles.length === 1
  if (!isWhole && !isRecordsFile(file)) {
    throw failure('usage:inseparable', { file, articles: articles.length })
  }
  if (!isWhole && file.endsWith('.gz')) throw failure('usage:compressed', { file })
  const record = isWhole ? null : (found ?? null)
  const removal: Removal = {
    file,
    what: record ? 'record' : 'file',
    articles: (record ? [record] : articles).map(({ article }) => article),
    keptAs: null,
  }
  if (options.dryRun) return removal
  const line = record?.line ?? null
  return { ...removal, keptAs: await takeOut(folder, file, line, options.stateDir) }
}

/** Returns the file that is the target or contains the target's article; ids begin with their file's path. */
function fileOf(target: string, files: readonly string[]): string | null {
  if (files.includes(target)) return target
  const holding = files.filter((file) => target.startsWith(`${file}#`))
  return holding.sort((a, b) => b.length - a.length)[0] ?? null
}

/** An article with the line of the file that it begins on; in a .jsonl file, the line of its record. */
interface Found {
  article: ListedArticle
  line: number
}

async function articlesOf(folder: string, file: string): Promise<Found[]> {
  const found: Found[] = []
  for await (const read of readCorpusFile(folder, file, { isBare: true })) {
    if (!('article' in read)) continue
    found.push({ article: listed(read.article), line: read.article.lines[0]?.[1] ?? 0 })
  }
  return found
}

function missing(target: string): YoujuError {
  return target.includes('\ufffd')
    ? failure('article_missing:not_utf8', { target })
    : failure('article_missing:target', { target })
}
