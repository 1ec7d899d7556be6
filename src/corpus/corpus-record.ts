import { z } from 'zod'
import { isRejectionReason, type RejectionReason } from '../domain/index.js'
import { keyLength } from '../ingest/near-duplicates/find-origins.js'
import { readingProgram } from '../ingest/reading-program.js'

/** A stored reason; a plain sentence if it was stored before reasons had codes. */
export const keptReason = z.union([
  z.custom<RejectionReason>(isRejectionReason),
  z.string().transform((text): RejectionReason => ({ code: 'told', text })),
])

const fileRecord = z.object({
  file: z.string(),
  sha256: z.string().nullable(),
  /** Its length in bytes. */
  bytes: z.number(),
  articles: z.number(),
  rejected: z.array(z.object({ file: z.string(), reason: keptReason })),
  /** The keys of the articles' texts, concatenated. */
  texts: z.string(),
  /** For a .jsonl file, the key of the record that each article was read from; empty for other files. */
  records: z.string(),
  /** Which articles of the file declare an origin, by index from 0, and that origin. */
  declared: z.array(z.tuple([z.number(), z.string()])),
  /** What it was read by (`readingProgram`); absent where an earlier program wrote the version. */
  readBy: z.string().optional(),
})

/** What a version remembers about a file of the corpus. */
export type FileRecord = z.infer<typeof fileRecord>

const corpusRecord = z.object({ files: z.array(fileRecord) })

/** Keys of equal length, concatenated. */
export class Keys {
  constructor(readonly text: string) {}

  at(i: number): string {
    return this.text.slice(i * keyLength, (i + 1) * keyLength)
  }
}

export function joined(keys: readonly string[]): string {
  return keys.join('')
}

/** A file of a version; its articles are in consecutive rows. */
export class KnownFile {
  readonly texts: Keys
  readonly declared: ReadonlyMap<number, string>
  readonly records: Keys

  constructor(
    readonly record: FileRecord,
    readonly firstRow: number,
  ) {
    this.texts = new Keys(record.texts)
    this.records = new Keys(record.records)
    this.declared = new Map(record.declared)
  }
}

/**
 * Returns the files of a version by name. What another program has read counts as changed, since this one may clean it otherwise: its
 * record has neither a hash nor keys of records.
 */
export function knownFiles(record: unknown): Map<string, KnownFile> {
  const known = new Map<string, KnownFile>()
  const parsed = corpusRecord.safeParse(record)
  const program = readingProgram()
  let firstRow = 0
  for (const file of parsed.success ? parsed.data.files : []) {
    const isByThis = file.readBy === program
    known.set(
      file.file,
      new KnownFile(isByThis ? file : { ...file, sha256: null, records: '' }, firstRow),
    )
    firstRow += file.articles
  }
  return known
}
