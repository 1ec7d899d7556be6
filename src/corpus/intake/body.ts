import type { IncomingMessage } from 'node:http'
import { type Duplex, PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { readAtMost } from './read-at-most.js'
import { refusals } from './refusals.js'

/**
 * The body of a response, unpacked. It is given up at the first byte past the limit, on the wire as
 * well as unpacked, so that neither an endless body nor a bomb is ever held.
 * @param limit bytes
 * @throws YoujuError url_refused, errors of streams and zlib; what `signal` was aborted with
 */
export async function readBody(
  response: IncomingMessage,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > limit) throw refusals.tooLarge()
  const unpack = await unpacker(response)
  let bytes: Uint8Array | null = null
  const collect = async (source: AsyncIterable<Buffer>) => {
    bytes = await readAtMost(source, limit)
  }
  await pipeline(response, atMost(limit), unpack, atMost(limit), collect, { signal })
  if (!response.complete || bytes === null) throw refusals.brokenOff()
  return bytes
}

function atMost(limit: number): Transform {
  let passed = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length
      if (passed > limit) done(refusals.tooLarge())
      else done(null, chunk)
    },
  })
}

async function unpacker(response: IncomingMessage): Promise<Duplex> {
  switch ((response.headers['content-encoding'] ?? '').trim().toLowerCase()) {
    case '':
    case 'identity':
      return new PassThrough()
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'br':
      return createBrotliDecompress()
    case 'deflate':
      return (await isZlib(response)) ? createInflate() : createInflateRaw()
    // Packed twice, or by what we did not ask for.
    default:
      throw refusals.encoding()
  }
}

/** Some servers send bare deflate data under that name; the method in a zlib header is 8 (RFC 1950). */
async function isZlib(response: IncomingMessage): Promise<boolean> {
  for (;;) {
    const first = response.read(1) as Buffer | null
    if (first !== null) {
      response.unshift(first)
      return ((first[0] ?? 0) & 0x0f) === 8
    }
    if (response.readableEnded || response.destroyed) return true
    await new Promise((resolve) => {
      for (const event of ['readable', 'end', 'close']) response.once(event, resolve)
    })
  }
}
