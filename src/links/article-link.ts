import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** A stretch of an article that a link opens. */
export interface LinkedQuote {
  articleId: string
  start: number
  end: number
  quote: string
}

/** What a link says, once its signature held. The article is named by its handle. */
export interface ReadLink {
  handle: string
  start: number
  end: number
  /** Of the quoted text: tells whether the article still says it. */
  digest: string
}

export type LinkFault = 'invalid' | 'expired'

const DAY = 86_400_000
const VERSION = 1
const HANDLE_BYTES = 8
const DIGEST_BYTES = 4
/** 96 bits: nobody guesses that in the lifetime of a link, and an address stays short enough for a message. */
const SIGNATURE_BYTES = 12
const BODY_BYTES = 1 + 2 + 4 + 2 + DIGEST_BYTES + HANDLE_BYTES

/** What stands for an article in an address: the same for the same id in every index. */
export function handleOf(articleId: string): string {
  return hashed(articleId, HANDLE_BYTES).toString('base64url')
}

/** What a link remembers of the text that it quotes. */
export function digestOf(quote: string): string {
  return hashed(quote, DIGEST_BYTES).toString('base64url')
}

/**
 * Makes the part of an address that opens one article at one quote, and no other, until the end of a day.
 * @param until milliseconds since 1970; null for ever
 */
export function signLink(
  { articleId, start, end, quote }: LinkedQuote,
  key: Uint8Array,
  until: number | null,
): string {
  const body = Buffer.alloc(BODY_BYTES)
  let at = body.writeUInt8(VERSION, 0)
  at = body.writeUInt16BE(until === null ? 0 : Math.min(0xffff, Math.ceil(until / DAY)), at)
  at = body.writeUInt32BE(start, at)
  at = body.writeUInt16BE(Math.min(0xffff, end - start), at)
  at += hashed(quote, DIGEST_BYTES).copy(body, at)
  hashed(articleId, HANDLE_BYTES).copy(body, at)
  return Buffer.concat([body, signatureOf(body, key)]).toString('base64url')
}

/** Reads what `signLink` made. Whoever altered a byte, or has no key, gets `invalid`. */
export function readLink(token: string, key: Uint8Array, now: number): ReadLink | LinkFault {
  const bytes = Buffer.from(token, 'base64url')
  // Several texts decode to the same bytes: only one of them was handed out.
  if (bytes.length !== BODY_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) {
    return 'invalid'
  }
  const body = bytes.subarray(0, BODY_BYTES)
  if (!timingSafeEqual(bytes.subarray(BODY_BYTES), signatureOf(body, key))) return 'invalid'
  if (body.readUInt8(0) !== VERSION) return 'invalid'
  const lastDay = body.readUInt16BE(1)
  if (lastDay !== 0 && now > lastDay * DAY) return 'expired'
  const start = body.readUInt32BE(3)
  return {
    start,
    end: start + body.readUInt16BE(7),
    digest: body.subarray(9, 9 + DIGEST_BYTES).toString('base64url'),
    handle: body.subarray(9 + DIGEST_BYTES).toString('base64url'),
  }
}

function signatureOf(body: Uint8Array, key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(body).digest().subarray(0, SIGNATURE_BYTES)
}

function hashed(text: string, bytes: number): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, bytes)
}
