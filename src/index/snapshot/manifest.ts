import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { failure } from '../../wording/failure.js'

/**
 * Must be raised whenever files of an older form cannot be read, or contain less than they would now; an index with
 * another number is refused. 2: articles know their pages, and PDF and DOCX files are no longer rejected. 3: origins
 * have a column, and the record of the corpus knows each article's text and record. 4 and 5: the changes of a small
 * refresh are stored beside the files it carries over. 6: rows of tables have their headings, pages say more about
 * themselves, and .csv and .xlsx files are read.
 */
export const SCHEMA = 6

export const MANIFEST = 'manifest.json'

const fingerprint = z.object({
  model: z.string(),
  pooling: z.string(),
  dimensions: z.number().int().positive(),
  chunking: z.string(),
  tokenizer: z.string(),
})

/** Everything that makes the vectors, passages or terms of an index useless when it changes. */
export type Fingerprint = z.infer<typeof fingerprint>

const storedFile = z.object({ name: z.string(), bytes: z.number(), crc32: z.number() })

/** A file of the snapshot, with what is needed to check that it is complete. */
export type StoredFile = z.infer<typeof storedFile>

const manifest = z.object({
  schema: z.number(),
  version: z.string(),
  /** When the snapshot was written, as an ISO timestamp. */
  createdAt: z.string(),
  fingerprint,
  articles: z.number().int(),
  passages: z.number().int(),
  /** The oldest and newest ISO date among the dated articles. */
  oldest: z.string().nullable(),
  newest: z.string().nullable(),
  /** The caller's own record of the corpus. */
  corpus: z.unknown(),
  files: z.array(storedFile),
})

export type Manifest = z.infer<typeof manifest>

/** Reads a version's manifest; refuses one that is damaged or has another schema. */
export async function readManifest(directory: string): Promise<Manifest> {
  const file = join(directory, MANIFEST)
  const content = await parsed(file)
  const { schema } = z.looseObject({ schema: z.number() }).safeParse(content).data ?? {}
  if (schema !== undefined && schema !== SCHEMA) {
    throw failure('index_incompatible:schema', { found: schema, expected: SCHEMA })
  }
  const result = manifest.safeParse(content)
  if (!result.success) throw failure('index_corrupt:incomplete', { file }, result.error)
  return result.data
}

/** Returns the manifest's entry for a file. */
export function storedFileOf(manifest: Manifest, directory: string, name: string): StoredFile {
  const stored = manifest.files.find((file) => file.name === name)
  if (!stored) throw failure('index_corrupt:unlisted', { file: join(directory, MANIFEST), name })
  return stored
}

async function parsed(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw failure('index_corrupt:unreadable', { file }, cause)
  }
}

/** Throws index_incompatible, naming what differs, unless both are the same. */
export function assertSameFingerprint(found: Fingerprint, expected: Fingerprint): void {
  const differences = fingerprint
    .keyof()
    .options.filter((part) => found[part] !== expected[part])
    .map((part) => ({ part, found: found[part], expected: expected[part] }))
  if (differences.length > 0) throw failure('index_incompatible:settings', { differences })
}
