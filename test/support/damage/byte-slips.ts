import iconv from 'iconv-lite'

/**
 * How a decoder renders the run's last byte when the next ASCII byte cannot be its partner: a mark for it, a mark for
 * both of them, or nothing.
 */
export const slipEndings = ['marked', 'swallowed', 'dropped'] as const
export type SlipEnding = (typeof slipEndings)[number]

export interface Slip {
  text: string
  /** Offset of the character that lost its lead byte, and the end of the run in the original. */
  at: number
  originalEnd: number
}

/**
 * Returns `text` as a page shows it if its GBK stream lost the lead byte of the character at `at`: `?`, then wrong
 * pairs up to the next ASCII byte. Null if the character has no lead byte to lose.
 */
export function slip(text: string, at: number, ending: SlipEnding): Slip | null {
  const bytes = iconv.encode(text.slice(at), 'gbk')
  if ((bytes[0] ?? 0) < 0x80 || iconv.decode(bytes, 'gbk') !== text.slice(at)) return null
  let shown = '?'
  let i = 1
  while ((bytes[i] ?? 0) >= 0x80) {
    const trail = bytes[i + 1] ?? 0
    if (trail >= 0x40) {
      shown += iconv.decode(bytes.subarray(i, i + 2), 'gbk')
      i += 2
      continue
    }
    if (ending !== 'dropped') shown += '?'
    i += ending === 'swallowed' ? 2 : 1
    break
  }
  const originalEnd = at + iconv.decode(bytes.subarray(0, i), 'gbk').length
  return {
    text: text.slice(0, at) + shown + iconv.decode(bytes.subarray(i), 'gbk'),
    at,
    originalEnd,
  }
}
