import { join } from 'node:path'
import { z } from 'zod'
import type { IndexStore } from '../index/index.js'
import { findCorpusFiles } from '../ingest/corpus-files.js'
import { showsItsEnd } from '../ingest/read-file.js'
import { keptReason } from './corpus-record.js'
import { inTurn } from './in-turn.js'
import { type Stamp, stampOf } from './stamp.js'
import type { UnsettledFile } from './unsettled-file.js'

const seenFiles = z.object({
  /** By file: its state at the end of the last refresh. */
  files: z.record(
    z.string(),
    z.object({
      bytes: z.number(),
      modified: z.string(),
      /** The hash of its bytes as read; null if it may have changed since. */
      sha256: z.string().nullable(),
    }),
  ),
  unsettled: z.array(z.object({ file: z.string(), reason: keptReason, articles: z.number() })),
})

/** What the last refresh saw of files that may have been incomplete, whether or not it wrote a version. */
export type SeenFiles = z.infer<typeof seenFiles>

/** Returns nothing if the file is missing or damaged: files that end too early are then waited for once more. */
export async function readSeenFiles(store: Pick<IndexStore, 'note'>): Promise<SeenFiles> {
  try {
    const bytes = (await store.note('seen-files.json')) ?? new Uint8Array()
    return seenFiles.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return { files: {}, unsettled: [] }
  }
}

/** Decides whether a file has stayed unchanged since the end of the last refresh. */
export function stoodStill(
  { files }: SeenFiles,
  file: string,
  stamp: Stamp,
  sha256: string | null,
): boolean {
  const then = Object.hasOwn(files, file) ? files[file] : undefined
  return (
    then?.bytes === stamp.bytes &&
    then.modified === stamp.modified &&
    (then.sha256 === null || then.sha256 === sha256)
  )
}

/** Decides whether the last refresh already waited for a file. */
export function wasWaitedFor({ unsettled }: SeenFiles, file: string): boolean {
  return unsettled.some((one) => one.file === file)
}

/** How a listed file was read. */
export interface ReadState {
  file: string
  sha256: string | null
  /** Its stamp at that time; null if it did not exist. */
  stamp: Stamp | null
}

/**
 * Records the state of the files at the end of a refresh, including those that appeared during it.
 * @param corpus a folder, or one file
 */
export async function writeSeenFiles(
  store: Pick<IndexStore, 'keepNote'>,
  corpus: string,
  states: readonly ReadState[],
  unsettled: readonly UnsettledFile[],
): Promise<void> {
  const { folder, files } = await findCorpusFiles(corpus)
  const readAs = new Map(states.map((state) => [state.file, state]))
  const entries = await inTurn(files.filter(showsItsEnd), async (file) => {
    const now = await stampOf(join(folder, file))
    if (!now) return []
    const { bytes, modified } = now
    const { stamp, sha256 = null } = readAs.get(file) ?? {}
    const isAsRead = stamp?.bytes === bytes && stamp.modified === modified
    return [[file, { bytes, modified, sha256: isAsRead ? sha256 : null }] as const]
  })
  const seen: SeenFiles = { files: Object.fromEntries(entries.flat()), unsettled: [...unsettled] }
  await store.keepNote('seen-files.json', Buffer.from(JSON.stringify(seen)))
}
