import { hash } from 'node:crypto'
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article, Rejection, RejectionReason } from '../domain/index.js'
import { findCorpusFiles } from '../ingest/corpus-files.js'
import { addressFileOf, addressLines, type StatedBeside } from '../ingest/fetched-address.js'
import { makeFolders } from '../ingest/make-folders.js'
import { readCorpusFile } from '../ingest/read-file.js'
import { unpacksToMore } from '../ingest/records/unpacks-to-more.js'
import { corpusFolder, unwritable } from './corpus-folder.js'
import { numberedName, safeName } from './safe-name.js'
import { nonce, placeWithoutOverwriting, replaceWhole, writeSynced } from './write-whole.js'

/** The folder below the corpus folder for files added from the chat or the command line. */
export const INBOX = 'inbox'

/** The largest file that is accepted, in bytes. */
export const largestFile = 32 * 1024 * 1024

/** The largest size that a packed file may unpack to, in bytes: twice the news of a year. */
export const largestUnpacked = 256 * 1024 * 1024

/** A file to add: its original name and its content. */
export interface SentFile {
  name: string
  bytes: Uint8Array
  /** The address it was fetched from; stored beside the file. */
  url?: string
  /** What whoever announced it states of it, for where it does not itself; stored with the address. */
  stated?: Partial<StatedBeside>
}

/** The result of adding one file. */
export interface AddedFile {
  /** The name as sent. */
  name: string
  /** `present`: the corpus already has a file with the same bytes; nothing was written. */
  outcome: 'added' | 'present' | 'rejected'
  /** The path below the corpus folder; null if the file was rejected. */
  file: string | null
  /** The articles that a refresh will read from it: the first ones, up to the requested number. */
  articles: Pick<Article, 'id' | 'title'>[]
  /** How many articles a refresh will read from it. */
  articleCount: number
  /** Why the file, or some of its records, yield no article. */
  rejected: Rejection[]
}

export interface AddOptions {
  /** How many articles of each file are listed, besides their total number; default: all. */
  listed?: number
  /**
   * The folder below the corpus folder whose files of the same names are written over, as newer versions of the same
   * articles; default: the files are new, and go to `inbox/`.
   */
  replacesIn?: string | undefined
}

/**
 * Writes files into the corpus, below `inbox/`, under safe names and never over another file; or over files of another
 * folder (`replacesIn`). Reads each file first, as a refresh would, and writes nothing for a file that yields no
 * article. Needs no lock.
 * @throws YoujuError corpus_missing, corpus_unreadable, corpus_unwritable, usage (the corpus is one file)
 */
export async function addToCorpus(
  corpus: string,
  files: readonly SentFile[],
  { listed = Number.POSITIVE_INFINITY, replacesIn }: AddOptions = {},
): Promise<AddedFile[]> {
  const folder = await corpusFolder(corpus)
  // The name begins with a dot, so no refresh reads what is in this folder.
  const aside = join(folder, `${ASIDE}${nonce()}`)
  try {
    await removeAbandoned(folder)
    const to: Target = {
      folder,
      aside,
      below: replacesIn ?? INBOX,
      replaces: replacesIn !== undefined,
    }
    await makeFolders(join(aside, to.below))
    const added: AddedFile[] = []
    for (const file of files) added.push(await addOne(to, file, listed))
    return added
  } catch (cause) {
    throw unwritable(folder, cause)
  } finally {
    // If this fails, a later call removes the rest.
    await rm(aside, { recursive: true, force: true }).catch(() => {})
  }
}

/** Where files are written: below the corpus folder; first beside it, in a folder that no refresh reads. */
interface Target {
  folder: string
  aside: string
  below: string
  replaces: boolean
}

async function addOne(to: Target, sent: SentFile, listed: number): Promise<AddedFile> {
  const { folder, aside, below, replaces } = to
  const { name, bytes } = sent
  const rejected = (reason: RejectionReason): AddedFile => {
    return { name, outcome: 'rejected', file: null, ...nothing, rejected: [{ file: name, reason }] }
  }
  if (bytes.byteLength > largestFile) {
    const megabytes = Math.ceil(bytes.byteLength / 1024 / 1024)
    return rejected({ code: 'too_large', megabytes, most: largestFile / 1024 / 1024 })
  }
  const present = replaces ? null : await sameFile(folder, bytes)
  if (present !== null) {
    const content = await contentOf(folder, present, listed)
    return { name, outcome: 'present', file: present, ...content, rejected: [] }
  }
  // Read under its final name: articles are named after their file.
  for (let number = 1; ; number++) {
    const safe = safeName(name)
    const file = `${below}/${number === 1 ? safe : numberedName(safe, number)}`
    if (!replaces && (await stat(join(folder, file)).catch(() => null))) continue
    const written = join(aside, file)
    await writeSynced(written, [bytes])
    if (file.endsWith('.gz') && (await unpacksToMore(written, largestUnpacked))) {
      return rejected({ code: 'unpacks_to_more', megabytes: largestUnpacked / 1024 / 1024 })
    }
    const content = await contentOf(aside, file, listed)
    if (content.articleCount === 0) {
      const reasons = content.rejected.map(({ reason }) => ({ file: name, reason }))
      return { name, outcome: 'rejected', file: null, ...nothing, rejected: reasons }
    }
    await makeFolders(join(folder, below))
    if (await place(written, join(folder, file), sent, replaces)) {
      return { name, outcome: 'added', file, ...content }
    }
    await rm(written)
  }
}

/** Puts a written file in its place; returns false if another one is there that must stay. */
async function place(
  written: string,
  path: string,
  { url, stated }: SentFile,
  replaces: boolean,
): Promise<boolean> {
  // Write the address first, so that the page is never read without it.
  if (url !== undefined) {
    await replaceWhole(addressFileOf(path), [Buffer.from(addressLines(url, stated))])
  }
  if (!replaces) return placeWithoutOverwriting(written, path)
  await rename(written, path)
  return true
}

type Content = Pick<AddedFile, 'articles' | 'articleCount' | 'rejected'>

const nothing = { articles: [], articleCount: 0 }

async function contentOf(folder: string, file: string, listed: number): Promise<Content> {
  const content: Content = { articles: [], articleCount: 0, rejected: [] }
  for await (const read of readCorpusFile(folder, file, { isBare: true })) {
    if ('rejected' in read) content.rejected.push(read.rejected)
    else if (++content.articleCount <= listed) {
      content.articles.push({ id: read.article.id, title: read.article.title })
    }
  }
  return content
}

/** Returns the file of the corpus that holds the same bytes, or null. */
async function sameFile(folder: string, bytes: Uint8Array): Promise<string | null> {
  const wanted = hash('sha256', bytes)
  // An empty folder has no files.
  const { files } = await findCorpusFiles(folder).catch(() => ({ files: [] }))
  for (const file of files) {
    const path = join(folder, file)
    const entry = await stat(path).catch(() => null)
    if (entry?.size !== bytes.byteLength) continue
    const content = await readFile(path).catch(() => null)
    if (content && hash('sha256', content) === wanted) return file
  }
  return null
}

const ASIDE = '.adding-'
/** Age in milliseconds after which a later process removes what a dead one left behind. */
const abandonedAfter = 3_600_000

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(ASIDE)) continue
    const path = join(folder, name)
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now())
    if (age > abandonedAfter) await rm(path, { recursive: true, force: true })
  }
}
