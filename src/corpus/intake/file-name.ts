import { createHash } from 'node:crypto'
import type { Extension } from './page-kind.js'

// In characters; including the hash, a name stays well under the 255 bytes that file systems allow.
const longestHost = 60
const longestSlug = 40

/**
 * Returns the name under which a page is stored: the host, the end of the path, and a hash of the whole address,
 * so that one address always gets the same name and two addresses never share one. Contains letters, digits, `.`
 * and `-` only, and begins with a letter or digit, never like the names that are not read as articles.
 */
export function fileName(url: URL, extension: Extension): string {
  const hash = createHash('sha256').update(url.href).digest('hex').slice(0, 16)
  const host = plain(url.hostname).slice(0, longestHost)
  const path = plain(decoded(url.pathname).replace(/\.\w{1,5}$/, ''))
  // Cut by characters: half a surrogate pair is not valid in a file name.
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
    // Not UTF-8: use the escapes as they are.
    return path
  }
}
