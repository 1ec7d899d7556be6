import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { decode } from '../../ingest/decode.js'

/**
 * Returns the bytes of a text as the corpus stores them. They stay as received if reading them later without the
 * header yields the same text, which is nearly always so, since the encoding is detected from the content.
 * Otherwise (Big5 too short to detect, Shift_JIS, EUC-KR, UTF-16 without a byte-order mark) they are rewritten
 * as UTF-8 with a byte-order mark.
 *
 * The header is ignored if the bytes are UTF-8, and if it names a Western charset, in which every byte is a
 * letter: servers send both by default, over Chinese pages too.
 * @returns the bytes to store, and the charset they were rewritten from, or null if they are as received
 */
export function keptBytes(
  contentType: string,
  bytes: Uint8Array,
): { bytes: Uint8Array; rewrittenFrom: string | null } {
  const charset = charsetIn(contentType)
  if (charset === null || isUtf8(bytes)) return { bytes, rewrittenFrom: null }
  const said = iconv.decode(Buffer.from(bytes), charset)
  const decoded = decode(bytes)
  if (said.includes('\ufffd') || ('text' in decoded && decoded.text === said))
    return { bytes, rewrittenFrom: null }
  return { bytes: Buffer.from(`\ufeff${said}`), rewrittenFrom: charset }
}

const western =
  /^(?:us-?ascii|ascii|latin|l1|iso-?8859|windows-?12|cp12|macroman|macintosh|binary|hex|base64|utf-?8)/

function charsetIn(contentType: string): string | null {
  const label = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType)?.[1]?.toLowerCase()
  if (label === undefined || western.test(label)) return null
  // GB18030 includes the earlier standards, and pages use it under their names.
  if (/^(?:x-)?(?:gbk|gb2312|gb_2312-80|gb18030|cp936)$/.test(label)) return 'gb18030'
  return iconv.encodingExists(label) ? label : null
}
