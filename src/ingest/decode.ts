import iconv from 'iconv-lite'
import type { RejectionReason } from '../domain/index.js'
import { likelihood } from '../text/likelihood.js'

export type Decoded = { text: string } | { reason: RejectionReason }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Decodes a file's bytes. The encoding is detected from the content: a byte-order mark; otherwise UTF-8 if the
 * bytes are valid UTF-8; otherwise whichever of GB18030, Big5 and damaged UTF-8 reads most like Chinese. Returns
 * the reason if the bytes are not text.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { reason: { code: 'empty' } }
  const marked = byMark(bytes)
  if (marked !== null) return { text: marked }
  if (looksBinary(bytes)) return unmarkedUtf16(Buffer.from(bytes))
  try {
    return { text: utf8.decode(bytes) }
  } catch {
    return byLikelihood(Buffer.from(bytes))
  }
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return iconv.decode(Buffer.from(bytes), 'utf16-be')
  return null
}

/** Decides whether bytes are binary: text has no NUL and hardly any other control characters. */
function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536)
  let control = 0
  for (const byte of head) {
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27)
      control++
  }
  return control > head.length / 100
}

/** Bytes with NULs are UTF-16 without a byte-order mark, or not text. */
function unmarkedUtf16(bytes: Buffer): Decoded {
  for (const encoding of ['utf16-le', 'utf16-be']) {
    const text = bytes.length % 2 === 0 ? iconv.decode(bytes, encoding) : ''
    const readable =
      text.match(/[\n\r\x20-\x7e\u3000-\u9fff\uff00-\uffef\u2010-\u2030]/g)?.length ?? 0
    if (text !== '' && readable >= 0.95 * text.length && !text.includes('\0')) return { text }
  }
  return { reason: { code: 'binary' } }
}

const strange = /[\ufffd\ue000-\uf8ff]/g
const sampleLength = 2000
const fewStrange = 2

function byLikelihood(bytes: Buffer): Decoded {
  let best: { text: string; score: number } | null = null
  for (const encoding of ['utf8', 'gb18030', 'big5']) {
    const text = iconv.decode(bytes, encoding)
    if ((text.match(strange)?.length ?? 0) > fewStrange + text.length / 200) continue
    const score = likeness(text, bytes.length)
    if (best === null || score > best.score) best = { text, score }
  }
  return best ? { text: best.text } : { reason: { code: 'unknown_encoding' } }
}

/** Returns the log-probability per byte of the file, since the decoded texts differ in length. */
function likeness(text: string, bytes: number): number {
  const sample = text.replace(/[\s\x21-\x7e]+/g, '').slice(0, sampleLength)
  const share = sample.length / text.length
  return sample.length === 0 ? 0 : likelihood(sample) / (bytes * share)
}
