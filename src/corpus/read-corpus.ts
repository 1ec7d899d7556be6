import type { PreviousVersion, VersionManifest } from '../index/index.js'
import { prepareReading } from '../ingest/isolated/reading-thread.js'
import { isReadable, isRecordsFile } from '../ingest/read-file.js'
import { CorpusReading, type CorpusSource } from './corpus-reading.js'
import { type KnownFile, knownFiles } from './corpus-record.js'
import { hashesOf } from './hash-files.js'
import { putTogether, type Reading } from './put-together.js'
import { beginReading } from './read-changed.js'
import { stampsOf } from './stamp.js'

/**
 * Reads what has changed since the previous version. Does not reread files whose content is unchanged, nor, in
 * changed .jsonl files, records that are still in the same place. The hash in a record belongs to exactly the
 * bytes that the articles were read from. A file that changes during the reading stays as the previous version
 * has it.
 * @param recorded the manifest of the previous version, null if there is none; known before the version is open
 * @param onRead called with the number of articles read so far; throwing ends the reading
 */
export async function readCorpus(
  source: CorpusSource,
  recorded: Promise<VersionManifest | null>,
  opening: Promise<PreviousVersion | null>,
  onRead: (articles: number) => void,
): Promise<Reading> {
  const { folder, files } = source
  const [stamps, manifest] = await Promise.all([stampsOf(folder, files), recorded])
  const remembered = knownFiles(manifest?.corpus)
  // A file of a different length has changed; no hash is needed to know that.
  const isOfLength = (file: string, n: number) =>
    remembered.get(file)?.record.bytes === stamps[n]?.bytes
  const beginAt = async (isChanged: (file: string, n: number) => boolean) => {
    if (files.some((file, n) => isReadable(file) && isChanged(file, n))) prepareReading()
    const first = files.find((file, n) => isRecordsFile(file) && isChanged(file, n))
    return first === undefined ? null : beginReading(folder, first, remembered.get(first))
  }
  const hashing = hashesByFile(
    folder,
    files.filter((file, n) => isOfLength(file, n) || !isReadable(file)),
  )
  let ahead = await beginAt((file, n) => !isOfLength(file, n))
  try {
    const hashes = await hashing
    const isAsBefore = (file: string) => {
      const sha256 = hashes.get(file) ?? null
      return sha256 !== null && remembered.get(file)?.record.sha256 === sha256
    }
    ahead ??= await beginAt((file) => !isAsBefore(file))
    const previous = await opening
    const known = previous ? remembered : new Map<string, KnownFile>()
    const reading = new CorpusReading(source, previous, known, onRead)
    for (const [n, file] of files.entries()) {
      await reading.take(file, stamps[n] ?? null, hashes.get(file) ?? null, ahead)
    }
    return await putTogether(source, await reading.settled(), known, previous)
  } finally {
    await ahead?.reader.close()
  }
}

async function hashesByFile(
  folder: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const hashes = await hashesOf(folder, files)
  return new Map(files.map((file, n) => [file, hashes[n] ?? null]))
}
