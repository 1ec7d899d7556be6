import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { decode } from '../../ingest/decode.js'

/**
 * The bytes of a text as the corpus keeps them. They stay as they came wherever reading them later,
 * without the header, gives the same text; that is nearly always, since files are told by their
 * content. Where it would not (Big5 too short to tell, Shift_JIS, EUC-KR, UTF-16 without a mark), they
 * are written anew in UTF-8 with its mark.
 *
 * The header is not believed where the bytes are UTF-8, nor for Western charsets, in which every byte
 * is a letter: servers send both by default, over Chinese pages too.
 * @returns the bytes to keep, and the charset they were rewritten from, null where they are as they came
 */
export function keptBytes(
  contentType: string,
  bytes: Uint8Array,
): { bytes: Uint8Array; rewrittenFrom: string | null } {
  const charset = charsetIn(contentType)
  if (charset === null || isUtf8(bytes)) return { bytes, rewrittenFrom: null }
  const said = iconv.decode(Buffer.from(bytes), charset)
  const told = decode(bytes)
  if (said.includes('\ufffd') || ('text' in told && told.text === said))
    return { bytes, rewrittenFrom: null }
  return { bytes: Buffer.from(`\ufeff${said}`), rewrittenFrom: charset }
}

const western =
  /^(?:us-?ascii|ascii|latin|l1|iso-?8859|windows-?12|cp12|macroman|macintosh|binary|hex|base64|utf-?8)/

function charsetIn(contentType: string): string | null {
  const label = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType)?.[1]?.toLowerCase()
  if (label === undefined || western.test(label)) return null
  // The later standard holds the earlier ones, and pages use it under their names.
  if (/^(?:x-)?(?:gbk|gb2312|gb_2312-80|gb18030|cp936)$/.test(label)) return 'gb18030'
  return iconv.encodingExists(label) ? label : null
}
