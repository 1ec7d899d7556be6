import { access, constants, lstat, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { systemErrorIn, systemFault, type YoujuError } from '../domain/index.js'
import { addressFileOf } from '../ingest/fetched-address.js'
import { makeFolders } from '../ingest/make-folders.js'
import { isWithin } from '../ingest/within.js'
import { failure } from '../wording/failure.js'
import { unwritable } from './corpus-folder.js'
import { type Move, move } from './move.js'
import { removeRecord } from './remove-record.js'
import { shortName } from './safe-name.js'
import { nonce, writeSynced } from './write-whole.js'

/**
 * Refuses a file outside the corpus that a link leads to: it is not ours to remove.
 * @throws YoujuError usage
 */
export async function assertInside(folder: string, file: string): Promise<void> {
  const [real, root] = await Promise.all([realpath(join(folder, dirname(file))), realpath(folder)])
  if (isWithin(real, root)) return
  throw failure('usage:outside', { file, real })
}

/**
 * Moves a file, or one line of it, from the corpus folder to a new folder below `<state folder>/removed/`. On
 * failure the corpus stays as it was.
 * @param line of a .jsonl file, counted from 1; null for the whole file
 * @returns where it is kept
 * @throws YoujuError corpus_unwritable, removed_unwritable, file_changing
 */
export async function takeOut(
  folder: string,
  file: string,
  line: number | null,
  stateDir: string,
): Promise<string> {
  const path = join(folder, file)
  const fromCorpus = (cause: unknown) => {
    throw unwritable(folder, cause)
  }
  await access(dirname(path), constants.W_OK).catch(fromCorpus)
  const address = addressFileOf(path)
  const hasAddress = line === null && (await lstat(address).catch(() => null)) !== null
  const removed = join(stateDir, 'removed')
  const stamp = new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')
  const room = join(removed, `${stamp}Z-${nonce()}`)
  const notKept = (cause: unknown) => {
    throw unkept(removed, file, cause)
  }
  try {
    const kept = await placeIn(room, file, hasAddress).catch(notKept)
    if (line !== null) {
      const keep = (bytes: Uint8Array) => writeSynced(kept, [bytes]).catch(notKept)
      await removeRecord(path, line, keep).catch(fromCorpus)
      return kept
    }
    const moves: Move[] = [{ from: path, to: kept }]
    if (hasAddress) moves.push({ from: address, to: addressFileOf(kept) })
    await moveAll(moves).catch((cause: unknown) => {
      // The target was writable a moment ago, so a permission error comes from the corpus.
      if (ofTheSource.test(systemErrorIn(cause)?.code ?? '')) fromCorpus(cause)
      notKept(cause)
    })
    return kept
  } catch (error) {
    if (error instanceof StrandedError) throw error.reported
    // Report the original failure, not that an empty folder could not be removed.
    await rm(room, { recursive: true, force: true }).catch(() => {})
    throw error
  }
}

const ofTheSource = /^(?:EACCES|EPERM|EROFS|EBUSY|ETXTBSY|ENOENT)$/

/** Returns a writable place in `room` under the file's own name, or under a shorter one if that is too long there. */
async function placeIn(room: string, file: string, hasAddress: boolean): Promise<string> {
  const own = join(room, file)
  const short = join(room, shortName(basename(file)))
  for (const place of [own, short]) {
    try {
      await makeFolders(dirname(place))
      for (const one of hasAddress ? [place, addressFileOf(place)] : [place]) {
        await writeSynced(one, [])
        await rm(one)
      }
      return place
    } catch (error) {
      if (place === short || (error as { code?: string }).code !== 'ENAMETOOLONG') throw error
    }
  }
  return short
}

/** What was moved away could not be moved back: the message states where it is. */
class StrandedError extends Error {
  constructor(readonly reported: YoujuError) {
    super(reported.message)
  }
}

/** Moves all of them, or none. */
async function moveAll(moves: readonly Move[]): Promise<void> {
  const done: Move[] = []
  try {
    for (const one of moves) {
      await move(one)
      done.push(one)
    }
  } catch (cause) {
    for (const { from, to } of done.reverse()) {
      await move({ from: to, to: from }).catch(() => {
        throw new StrandedError(failure('removed_unwritable:stranded', { from, to }, cause))
      })
    }
    throw cause
  }
}

function unkept(removed: string, file: string, cause: unknown): unknown {
  const fault = systemFault(cause)
  return fault === null
    ? cause
    : failure('removed_unwritable', { file, path: removed, fault }, cause)
}
