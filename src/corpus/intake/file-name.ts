import { createHash } from 'node:crypto'
import type { Extension } from './page-kind.js'

const longestSlug = 60

/**
 * The name under which a page is kept: host, what is telling of its path, and a hash of the whole
 * address, so that one address always has one name and two never share it. Letters, digits, `.` and
 * `-` only; it begins with a letter or digit, and never as the names that are no articles do.
 */
export function fileName(url: URL, extension: Extension): string {
  const hash = createHash('sha256').update(url.href).digest('hex').slice(0, 10)
  const host = plain(url.hostname).slice(0, 80)
  const slug = plain(decoded(url.pathname).replace(/\.\w{1,5}$/, '')).slice(-longestSlug)
  return `${[`web-${host}`, slug, hash]
    .filter((part) => part !== '')
    .join('-')
    .replace(/-+/g, '-')}${extension}`
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
