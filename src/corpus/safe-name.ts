import { hash } from 'node:crypto'
import { extname } from 'node:path'

/** Room for a number and for the names of temporary files: most file systems end at 255 bytes. */
const longestName = 180

/**
 * A name under which a file may stand in the corpus, whatever it was called by whoever sent it: without
 * folders and signs that a system or a reader of the corpus takes in a sense of its own, in NFC, in at
 * most 180 bytes, its type in lower case.
 */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}<>:"|?*#]/gu, ' ')
    .replace(/\s+/g, ' ')
    // These names are not articles; a dot or a blank at the end is lost on some systems.
    .replace(/^[_.\s]+|[.\s]+$/g, '')
  const type = /\.jsonl\.gz$/i.exec(clean)?.[0] ?? extname(clean)
  const stem = clean.slice(0, clean.length - type.length).trimEnd() || '文件'
  const isReadme = /^readme/i.test(stem)
  return `${cut(isReadme ? `文件-${stem}` : stem, longestName - type.length)}${type.toLowerCase()}`
}

/** The same name with a number, for a place that another file has. */
export function numberedName(name: string, number: number): string {
  const type = /\.jsonl\.gz$/.exec(name)?.[0] ?? extname(name)
  return `${name.slice(0, name.length - type.length)}-${number}${type}`
}

/** A name of at most 120 bytes that tells the file from others: its beginning, a sum of the whole, and its type. */
export function shortName(name: string): string {
  const type = cut(/\.jsonl\.gz$/.exec(name)?.[0] ?? extname(name), 10)
  return `${cut(name, 100)}-${hash('sha256', name).slice(0, 8)}${type}`
}

/** The longest beginning of at most so many bytes in UTF-8, of whole characters. */
function cut(text: string, bytes: number): string {
  let kept = ''
  let length = 0
  for (const character of text) {
    length += Buffer.byteLength(character)
    if (length > bytes) return kept.trimEnd()
    kept += character
  }
  return kept
}
