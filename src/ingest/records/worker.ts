/**
 * Splits a .jsonl file into its records in a separate thread, and recognises known records by their bytes. Posts
 * blocks, then `{ done }` or `{ failed }`, each with the hash of the bytes read. Receives the weight of each
 * block that was consumed. Holds no more than one record and the waiting blocks.
 */
import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createGunzip } from 'node:zlib'
import type { Block, Message, ReadBytes, ReadTask } from './record-reader.js'

const task = workerData as ReadTask
const { path, known, keyLength, longestRecord, unpackedRecords, atOnce, mostWaiting } = task
const lineWeight = 64
/** Lines per block, few enough to be consumed quickly. */
const mostLines = 4096
const newline = 0x0a
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
/** A longer line is not checked for being blank. */
const mostBlanks = 64

const places = new Map<string, number>()
for (let at = 0; at < known.length; at += keyLength) {
  places.set(known.slice(at, at + keyLength), at / keyLength)
}

let waiting = 0
let wake = () => {}
parentPort?.on('message', (weight: number) => {
  waiting -= weight
  wake()
})

const file = createReadStream(path, { highWaterMark: atOnce })
const sum = createHash('sha256')
let sumLength = 0
/** The raw bytes of the file, all of them hashed: the records come from exactly these bytes. */
const summed = new Transform({
  transform(bytes, _encoding, done) {
    sum.update(bytes)
    sumLength += bytes.length
    done(null, bytes)
  },
})
// Otherwise the pipe would swallow an error of the file itself.
file.on('error', (error) => summed.destroy(error)).pipe(summed)
let isOpenEnded = false

try {
  let number = 0
  for await (const lines of linesOf(unpacked())) {
    const block = blockOf(lines, number)
    number += lines.length
    waiting += block.weight
    parentPort?.postMessage(block, [block.content.buffer as ArrayBuffer])
    while (waiting > mostWaiting) await woken()
  }
  post({ done: { read: bytesRead(), isOpenEnded } })
} catch (error) {
  const { code, message = String(error) } = (error ?? {}) as NodeJS.ErrnoException
  const read = await restRead()
  post({ failed: { ...(code === undefined ? {} : { code }), message, read } })
}
parentPort?.close()

function post(message: Message): void {
  parentPort?.postMessage(message)
}

/** Waits until a block has been consumed. */
function woken(): Promise<void> {
  return new Promise((resolve) => {
    wake = resolve
  })
}

function unpacked(): AsyncIterable<Buffer> {
  if (!path.endsWith('.gz')) return summed
  const input = summed.pipe(createGunzip({ chunkSize: atOnce }))
  summed.on('error', (error) => input.destroy(error))
  return bounded(input)
}

/** Throws if there is more data than a file of this size may unpack to. */
async function* bounded(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let room = Math.max(unpackedRecords.atLeast, unpackedRecords.times * statSync(path).size)
  for await (const bytes of input) {
    room -= bytes.length
    if (room < 0) throw Object.assign(new Error('too much'), { code: 'TOO_MUCH_UNPACKED' })
    yield bytes
  }
}

function bytesRead(): ReadBytes {
  return { sha256: sum.digest('hex'), bytes: sumLength }
}

/** Hashes the rest of a file that was not unpacked to its end; null if the file itself cannot be read. */
async function restRead(): Promise<ReadBytes | null> {
  try {
    // The unpacking stream would otherwise detach later and pause this one.
    summed.unpipe()
    summed.resume()
    await finished(summed)
    return bytesRead()
  } catch {
    return null
  }
}

/**
 * Splits at newlines only: JSON may contain a literal U+2028, at which node:readline splits. Yields null for a
 * line that is too long.
 */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<(Buffer | null)[]> {
  let lines: (Buffer | null)[] = []
  let parts: Buffer[] = []
  let length = 0
  /** Nothing is kept of a line that is too long. */
  const hold = (part: Buffer) => {
    length += part.length
    if (length > longestRecord) parts = []
    else parts.push(part)
  }
  const endLine = (part: Buffer) => {
    hold(part)
    lines.push(length > longestRecord ? null : parts.length === 1 ? part : Buffer.concat(parts))
    parts = []
    length = 0
  }
  for await (const bytes of input) {
    let from = 0
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      endLine(bytes.subarray(from, at))
      from = at + 1
      if (lines.length < mostLines) continue
      yield lines
      lines = []
    }
    hold(bytes.subarray(from))
    if (lines.length > 0) yield lines
    lines = []
  }
  endLine(Buffer.alloc(0))
  const [last = null] = lines
  isOpenEnded = last === null || !isBlank(last)
  yield lines
}

function blockOf(lines: readonly (Buffer | null)[], before: number): Block {
  const numbers: number[] = []
  const recordPlaces: number[] = []
  const ends: number[] = []
  const contents: Buffer[] = []
  let keys = ''
  let end = 0
  for (const [i, line] of lines.entries()) {
    const number = before + i + 1
    if (line === null) {
      numbers.push(number)
      recordPlaces.push(-2)
      ends.push(end)
      continue
    }
    const content = number === 1 ? withoutByteOrderMark(line) : line
    if (isBlank(content)) continue
    const key = keyOf(number, content)
    const place = places.get(key) ?? -1
    numbers.push(number)
    recordPlaces.push(place)
    if (place < 0) {
      contents.push(content)
      end += content.length
      keys += key
    }
    ends.push(end)
  }
  return {
    numbers: Uint32Array.from(numbers),
    places: Int32Array.from(recordPlaces),
    ends: Uint32Array.from(ends),
    keys,
    content: ownBytes(contents, end),
    weight: end + lineWeight * lines.length,
  }
}

/** Copies the parts into a separate buffer, which can be transferred. */
function ownBytes(parts: readonly Buffer[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function keyOf(number: number, content: Buffer): string {
  const sum = createHash('sha1').update(`${number}\0`).update(content)
  return sum.digest('base64').slice(0, keyLength)
}

function withoutByteOrderMark(line: Buffer): Buffer {
  return line.subarray(0, 3).equals(byteOrderMark) ? line.subarray(3) : line
}

function isBlank(content: Buffer): boolean {
  return content.length < mostBlanks && content.toString('utf8').trim() === ''
}
