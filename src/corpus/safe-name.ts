import { hash } from 'node:crypto'
import { extname } from 'node:path'

/** Leaves room for a number and for the names of temporary files: most file systems allow 255 bytes. */
const longestName = 180

/**
 * Turns any file name into one that is safe in the corpus: without folders and characters that have a special
 * meaning to a system or to a reader of the corpus, in NFC, at most 180 bytes, with the extension in lower case.
 */
export function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}<>:"|?*#]/gu, ' ')
    .replace(/\s+/g, ' ')
    // Files whose names begin like this are not articles; some systems drop a dot or a blank at the end.
    .replace(/^[_.\s]+|[.\s]+$/g, '')
  const type = /\.jsonl\.gz$/i.exec(clean)?.[0] ?? extname(clean)
  const stem = clean.slice(0, clean.length - type.length).trimEnd() || '文件'
  const isReadme = /^readme/i.test(stem)
  return `${cut(isReadme ? `文件-${stem}` : stem, longestName - type.length)}${type.toLowerCase()}`
}

/** Adds a number to a name, for when the name is taken. */
export function numberedName(name: string, number: number): string {
  const type = /\.jsonl\.gz$/.exec(name)?.[0] ?? extname(name)
  return `${name.slice(0, name.length - type.length)}-${number}${type}`
}

/**
 * Returns a name of at most 120 bytes that still identifies the file: its beginning, a hash of the whole name,
 * and its extension.
 */
export function shortName(name: string): string {
  const type = cut(/\.jsonl\.gz$/.exec(name)?.[0] ?? extname(name), 10)
  return `${cut(name, 100)}-${hash('sha256', name).slice(0, 8)}${type}`
}

/** Returns the longest prefix of whole characters with at most that many bytes in UTF-8. */
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
