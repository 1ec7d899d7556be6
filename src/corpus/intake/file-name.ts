import { createHash } from 'node:crypto'
import type { Extension } from './page-kind.js'

// In characters; with the hash a name stays well under the 255 bytes that file systems allow.
const longestHost = 60
const longestSlug = 40

/**
 * The name under which a page is kept: host, what is telling of its path, and a hash of the whole
 * address, so that one address always has one name and two never share it. Letters, digits, `.` and
 * `-` only; it begins with a letter or digit, and never as the names that are no articles do.
 */
export function fileName(url: URL, extension: Extension): string {
  const hash = createHash('sha256').update(url.href).digest('hex').slice(0, 16)
  const host = plain(url.hostname).slice(0, longestHost)
  const path = plain(decoded(url.pathname).replace(/\.\w{1,5}$/, ''))
  // By characters: half a surrogate pair is no file name.
  const slug = [...path].slice(-longestSlug).join('')
  const parts = [`web-${host}`, slug, hash].filter((part) => part !== '')
  return `${parts.join('-').replace(/-+/g, '-')}${extension}`
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/\.{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // Not UTF-8: the escapes themselves will do.
    return path
  }
}
