import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { Header, list, Pack, ReadEntry } from 'tar'

/** A file in an archive. */
export interface Stored {
  path: string
  bytes: number
  sha256: string
}

/** Writes a `.tar.gz` file by file; the hash of each is that of the bytes that were written. */
export class ArchiveWriter {
  readonly files: Stored[] = []
  readonly #pack = new Pack({ gzip: true, portable: true })
  readonly #written: Promise<void>

  /** @param file must not exist */
  constructor(file: string) {
    const output = createWriteStream(file, { flags: 'wx', mode: 0o600 })
    this.#written = finished(output)
    // Awaited at the end; until then an error must not end the process.
    this.#written.catch(() => {})
    this.#pack.on('data', (chunk: Buffer) => {
      if (output.write(chunk)) return
      this.#pack.pause()
      output.once('drain', () => this.#pack.resume())
    })
    this.#pack.on('end', () => output.end())
    output.on('error', () => this.#pack.resume())
  }

  /** Adds a file as long as it was when it was opened. @throws if it became shorter meanwhile */
  async addFile(path: string, file: string): Promise<void> {
    const handle = await open(file)
    try {
      const { size, mtime } = await handle.stat()
      const pieces = size === 0 ? [] : handle.createReadStream({ end: size - 1, autoClose: false })
      await this.#add(path, size, mtime, pieces)
    } finally {
      await handle.close()
    }
  }

  async addText(path: string, text: string): Promise<void> {
    const bytes = Buffer.from(text)
    await this.#add(path, bytes.length, new Date(), [bytes])
  }

  async close(): Promise<void> {
    this.#pack.end()
    await this.#written
  }

  async #add(
    path: string,
    size: number,
    mtime: Date,
    pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  ): Promise<void> {
    const entry = new ReadEntry(new Header({ path, size, mtime, mode: 0o600, type: 'File' }))
    const passedOn = new Promise<void>((resolve) => entry.on('end', () => resolve()))
    this.#pack.add(entry)
    const hash = createHash('sha256')
    let bytes = 0
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      if (!entry.write(piece)) await Promise.race([once(entry), this.#written])
    }
    // The archive says how long it is; padding it would make up what was never there.
    if (bytes !== size) throw Object.assign(new Error(`${path} became shorter`), { code: 'EBUSY' })
    const padding = (512 - (size % 512)) % 512
    if (padding > 0) entry.write(Buffer.alloc(padding))
    entry.end()
    await Promise.race([passedOn, this.#written])
    this.files.push({ path, bytes, sha256: hash.digest('hex') })
  }
}

const once = (entry: ReadEntry) =>
  new Promise<void>((resolve) => entry.once('drain', () => resolve()))

/** What stands at a path of an archive that is read; `type` is `File` for a plain file. */
export interface Entry {
  path: string
  type: string
  bytes: AsyncIterable<Buffer>
}

/** Reads an archive from its beginning, one entry after another. @throws if it is cut off, or is none */
export async function readArchive(
  file: string,
  onEntry: (entry: Entry) => Promise<void>,
): Promise<void> {
  let reading = Promise.resolve()
  await list({
    file,
    strict: true,
    noResume: true,
    onReadEntry: (entry) => {
      const { path, type } = entry
      reading = reading.then(() => onEntry({ path, type, bytes: entry as AsyncIterable<Buffer> }))
      // Whatever was not read must flow by, or the next entry never comes.
      reading = reading.finally(() => void entry.resume())
      reading.catch(() => {})
    },
  })
  await reading
}

/** Hashes what flows by. */
export async function hashed(
  bytes: AsyncIterable<Buffer>,
  write: (piece: Buffer) => Promise<unknown> = async () => {},
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let length = 0
  for await (const piece of bytes) {
    hash.update(piece)
    length += piece.length
    await write(piece)
  }
  return { bytes: length, sha256: hash.digest('hex') }
}
