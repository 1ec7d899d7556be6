import type { IncomingMessage } from 'node:http'
import { type Duplex, PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { readAtMost } from './read-at-most.js'
import { refusals } from './refusals.js'

/**
 * Returns the unpacked body of a response. Stops at the first byte past the limit, both on the wire and
 * unpacked, so that neither an endless body nor a zip bomb is ever held in memory.
 * @param limit bytes
 * @throws YoujuError url_refused, errors of streams and zlib, or the abort reason of `signal`
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
    // Packed twice, or with an encoding that we did not ask for.
    default:
      throw refusals.encoding()
  }
}

/**
 * Decides whether a deflate body has a zlib header, whose method is 8 (RFC 1950): some servers send bare deflate
 * data.
 */
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
