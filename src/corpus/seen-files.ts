import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { findCorpusFiles } from '../ingest/corpus-files.js'
import { makeFolders } from '../ingest/make-folders.js'
import { showsItsEnd } from '../ingest/read-file.js'
import { keptReason } from './corpus-record.js'
import { inTurn } from './in-turn.js'
import { type Stamp, stampOf } from './stamp.js'
import type { UnsettledFile } from './unsettled-file.js'
import { replaceWhole } from './write-whole.js'

const seenFiles = z.object({
  /** By file: how it stood at the end of the last refresh. */
  files: z.record(
    z.string(),
    z.object({
      bytes: z.number(),
      modified: z.string(),
      /** Of its bytes as they were read; null where nobody knows whether it stayed like that. */
      sha256: z.string().nullable(),
    }),
  ),
  unsettled: z.array(z.object({ file: z.string(), reason: keptReason, articles: z.number() })),
})

/** What the last refresh has seen of files that may not have been whole, whether or not it wrote a version. */
export type SeenFiles = z.infer<typeof seenFiles>

function seenFilesIn(indexDir: string): string {
  return join(indexDir, 'cache', 'seen-files.json')
}

/** Nothing where the file is missing or damaged: what ends too early is then waited for once more. */
export async function readSeenFiles(indexDir: string): Promise<SeenFiles> {
  try {
    return seenFiles.parse(JSON.parse(await readFile(seenFilesIn(indexDir), 'utf8')))
  } catch {
    return { files: {}, unsettled: [] }
  }
}

/** Whether nobody has written to a file since the end of the last refresh. */
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

/** Whether the last refresh waited for a file already. */
export function wasWaitedFor({ unsettled }: SeenFiles, file: string): boolean {
  return unsettled.some((one) => one.file === file)
}

/** How a listed file was read. */
export interface ReadState {
  file: string
  sha256: string | null
  /** As it was then; null where it was not there. */
  stamp: Stamp | null
}

/**
 * Notes how the files stand now, at the end of a refresh; those too that came meanwhile.
 * @param corpus a folder, or one file
 */
export async function writeSeenFiles(
  indexDir: string,
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
  const path = seenFilesIn(indexDir)
  await makeFolders(dirname(path))
  await replaceWhole(path, [Buffer.from(JSON.stringify(seen))])
}
