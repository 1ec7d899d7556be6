import { once } from 'node:events'
import { copyFile, type FileHandle, link, open, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { crc32 } from 'node:zlib'
import { compiled } from '../../compiled.js'
import { failure } from '../../wording/failure.js'
import type { StoredFile } from './manifest.js'

/** Bytes moved by one system call. */
const BLOCK = 4 << 20

/** Writes one file from beginning to end, and reports its length and checksum when finished. */
export class FileWriter {
  #pending: Uint8Array[] = []
  #pendingBytes = 0
  #bytes = 0
  #crc = 0

  private constructor(
    readonly directory: string,
    readonly name: string,
    readonly handle: FileHandle,
  ) {}

  static async create(directory: string, name: string): Promise<FileWriter> {
    return new FileWriter(directory, name, await open(join(directory, name), 'wx'))
  }

  /** How many bytes have been written so far: the offset of the next ones. */
  get bytes(): number {
    return this.#bytes + this.#pendingBytes
  }

  /** Takes ownership of bytes: they are written when a block is full and must not change until then. */
  async write(bytes: Uint8Array): Promise<void> {
    // Large data is not copied together with pending data.
    if (bytes.byteLength >= BLOCK) await this.#flush()
    this.#pending.push(bytes)
    this.#pendingBytes += bytes.byteLength
    if (this.#pendingBytes >= BLOCK) await this.#flush()
  }

  /** Closes the unfinished file. */
  async abandon(): Promise<void> {
    await this.handle.close()
  }

  /** Removes the file and returns what was written. */
  async discard(): Promise<ArrayBuffer> {
    await this.#flush()
    await this.handle.close()
    const path = join(this.directory, this.name)
    const content = await readVerified(this.directory, {
      name: this.name,
      bytes: this.#bytes,
      crc32: this.#crc,
    })
    await rm(path)
    return content
  }

  /** Writes what is pending and waits until it is on the disk. */
  async finish(): Promise<StoredFile> {
    try {
      await this.#flush()
      await this.handle.sync()
    } finally {
      await this.handle.close()
    }
    return { name: this.name, bytes: this.#bytes, crc32: this.#crc }
  }

  async #flush(): Promise<void> {
    const only = this.#pending[0]
    const block = this.#pending.length === 1 && only ? only : Buffer.concat(this.#pending)
    this.#pending = []
    this.#pendingBytes = 0
    for (let start = 0; start < block.byteLength; start += BLOCK) {
      const part = block.subarray(start, start + BLOCK)
      this.#crc = crc32(part, this.#crc)
      await writeAll(this.handle, part)
      this.#bytes += part.byteLength
    }
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0
  while (written < bytes.byteLength) {
    const { bytesWritten } = await handle.write(bytes, written)
    written += bytesWritten
  }
}

/** Syncs a file written by other code to the disk, and returns its length and checksum. */
export async function syncAndMeasure(directory: string, name: string): Promise<StoredFile> {
  const handle = await open(join(directory, name), 'r+')
  try {
    await handle.sync()
    const { size } = await handle.stat()
    return { name, bytes: size, crc32: await checksum(handle, size) }
  } finally {
    await handle.close()
  }
}

/** Adds a file to another folder as well: as a hard link if possible, otherwise as a copy. */
export async function carryFileOver(
  stored: StoredFile,
  from: string,
  to: string,
): Promise<StoredFile> {
  const [old, file] = [join(from, basename(stored.name)), join(to, basename(stored.name))]
  try {
    await link(old, file)
    return stored
  } catch {
    await copyFile(old, file)
    return syncAndMeasure(to, stored.name)
  }
}

/**
 * Returns the bytes of a file, from the beginning of an ArrayBuffer, so that views on it are aligned. Throws
 * index_corrupt unless it has the length and checksum with which it was written.
 */
export async function readVerified(directory: string, stored: StoredFile): Promise<ArrayBuffer> {
  const path = join(directory, basename(stored.name))
  const handle = await open(path, 'r').catch((cause: unknown) => {
    throw failure('index_corrupt:absent', { file: path }, cause)
  })
  try {
    const { size } = await handle.stat()
    if (size !== stored.bytes) {
      throw failure('index_corrupt:size', { file: path, expected: stored.bytes, found: size })
    }
    const content = new ArrayBuffer(size)
    if ((await checksum(handle, size, new Uint8Array(content))) !== stored.crc32) {
      throw failure('index_corrupt:checksum', { file: path })
    }
    return content
  } finally {
    await handle.close()
  }
}

/** A file to check, and the length of the vectors in it if it is a graph. */
export type FileToLookThrough = StoredFile & { dimensions?: number }

/** The same file as the checking thread gets it. */
export type FileAtPath = Omit<FileToLookThrough, 'name'> & { path: string }

/**
 * Returns whether files have the length and checksum with which they were written, and vectors in them have length 1.
 * Another thread reads them.
 */
export async function areWhole(
  directory: string,
  files: readonly FileToLookThrough[],
): Promise<boolean> {
  const atPaths = files.map(({ name, ...stored }): FileAtPath => {
    return { ...stored, path: join(directory, basename(name)) }
  })
  const worker = new Worker(compiled(new URL('./whole-files-worker.js', import.meta.url)), {
    execArgv: [],
    workerData: { files: atPaths },
  })
  const [whole] = (await once(worker, 'message')) as [boolean]
  return whole
}

/** Returns the first bytes of a file; the rest are zeros if the file is shorter. */
export async function readStart(
  directory: string,
  name: string,
  bytes: number,
): Promise<Uint8Array> {
  const handle = await open(join(directory, basename(name)), 'r')
  try {
    const block = new Uint8Array(bytes)
    return (await readFully(handle, block, bytes, 0)) ?? block
  } finally {
    await handle.close()
  }
}

/** Returns the CRC-32 of the first `bytes` bytes, which are stored in `into` if it is given. */
async function checksum(handle: FileHandle, bytes: number, into?: Uint8Array): Promise<number> {
  const blocks = [new Uint8Array(into ? 0 : BLOCK), new Uint8Array(into ? 0 : BLOCK)]
  const readAt = (position: number) => {
    const length = Math.min(BLOCK, bytes - position)
    const block = into?.subarray(position, position + length) ?? blocks[(position / BLOCK) & 1]
    return readFully(handle, block as Uint8Array, length, position)
  }
  let crc = 0
  let reading = readAt(0)
  for (let position = 0; position < bytes; position += BLOCK) {
    const block = await reading
    if (!block) return -1
    // The next block is read while the checksum of this one is computed.
    if (position + BLOCK < bytes) reading = readAt(position + BLOCK)
    crc = crc32(block, crc)
  }
  return crc
}

/** Returns the bytes of a block, or null if the file ends before. */
async function readFully(
  handle: FileHandle,
  block: Uint8Array,
  length: number,
  position: number,
): Promise<Uint8Array | null> {
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(block, done, length - done, position + done)
    if (bytesRead === 0) return null
    done += bytesRead
  }
  return block.subarray(0, length)
}
