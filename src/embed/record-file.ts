import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { makeFolders } from '../ingest/make-folders.js'

// One read call reads at most 2^31 - 1 bytes.
const LARGEST_READ = 2 ** 30

/** A file of records of equal length, read and written by index. */
export interface RecordFile {
  /** Whether it replaced something that was not a readable file. */
  readonly replaced: boolean
  /** How many records it contained when it was opened; a fraction if the last one is cut off. */
  readonly length: number
  truncate(records: number): Promise<void>
  /** Fills `target` from record `first` on; where the file cannot be read, `target` stays unchanged. */
  read(first: number, target: Buffer): Promise<void>
  write(first: number, bytes: Buffer): Promise<void>
  close(): Promise<void>
}

/** Opens or creates a file; a folder, or anything else that is not a regular file, is removed first. */
export async function openRecords(path: string, recordBytes: number): Promise<RecordFile> {
  const found = await openFile(path).catch((error: unknown) => {
    if (!isInTheWay(error)) throw error
    return null
  })
  if (!found) await rm(path, { recursive: true, force: true })
  const file = found ?? (await openFile(path))
  if (!file) throw new Error(`${path} is no file, though it was just made`)
  const { size } = await file.stat()
  return {
    replaced: !found,
    length: size / recordBytes,
    truncate: (records) => file.truncate(records * recordBytes),
    read: (first, target) => readFully(file, target, first * recordBytes),
    async write(first, bytes) {
      for (let done = 0; done < bytes.length; ) {
        const place = first * recordBytes + done
        done += (await file.write(bytes, done, bytes.length - done, place)).bytesWritten
      }
    },
    close: () => file.close(),
  }
}

/** Creates a folder; a file in its place is removed. */
export async function madeFolder(path: string): Promise<void> {
  await makeFolders(path).catch(async (error: unknown) => {
    if (!isInTheWay(error)) throw error
    await rm(path, { force: true })
    await mkdir(path)
  })
}

async function openFile(path: string): Promise<FileHandle | null> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT)
  if ((await file.stat()).isFile()) return file
  await file.close()
  return null
}

const inTheWay = new Set(['EISDIR', 'EEXIST', 'ENOTDIR', 'ELOOP', 'ENOENT', 'EACCES', 'ENXIO'])

/** Decides whether the error means that something other than a file is in the place; not so for a full disk. */
function isInTheWay(error: unknown): boolean {
  return inTheWay.has((error as { code?: string }).code ?? '')
}

async function readFully(file: FileHandle, target: Buffer, position: number): Promise<void> {
  for (let done = 0; done < target.length; ) {
    const length = Math.min(LARGEST_READ, target.length - done)
    // What cannot be read from the disk counts as lost: the callers check checksums.
    const read = await file.read(target, done, length, position + done).catch(() => null)
    if (!read?.bytesRead) return
    done += read.bytesRead
  }
}
