import iconv from 'iconv-lite'

export type Decoded = { text: string } | { reason: string }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The text of a file's bytes, its encoding told by its content: a byte-order mark, else UTF-8 where
 * the bytes are valid UTF-8, else GB18030 where they read as one; or the reason why it is no text.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { reason: '文件是空的' }
  const marked = byMark(bytes)
  if (marked !== null) return { text: marked }
  if (looksBinary(bytes)) return { reason: '内容是二进制数据，不是文本' }
  try {
    return { text: utf8.decode(bytes) }
  } catch {
    return asGb18030(bytes)
  }
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return iconv.decode(Buffer.from(bytes), 'utf16-be')
  return null
}

/** Text has no NUL and hardly any other control character. */
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

function asGb18030(bytes: Uint8Array): Decoded {
  const text = iconv.decode(Buffer.from(bytes), 'gb18030')
  const strange = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  if (strange > text.length / 200)
    return { reason: '无法识别编码（不是 UTF-8、UTF-16 或 GB18030）' }
  return { text }
}
