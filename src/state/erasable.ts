/** The page size, in bytes: libsql creates every database with it. */
const PAGE = 4096

/** Encodes a text for a column whose content can be erased from the disk. */
export interface Erasable {
  (text: string): string
  (text: string | null): string | null
}

const padding = ' '.repeat(PAGE)

/**
 * Encodes a text for a column so that it can be erased: after a page of blanks, so that none of it fits into the
 * page of its row. SQLite copies rows from page to page as they come and go, and `secure_delete` does not find
 * every copy that is left in the free part of a page. What does not fit is in pages of its own, which are never
 * copied and are overwritten as a whole (docs/decisions/0018).
 */
export function erasable(text: string): string
export function erasable(text: string | null): string | null
export function erasable(text: string | null): string | null {
  return text === null ? null : padding + text
}

/** Decodes the text; returns it as it is if an earlier program wrote it. */
export function fromErasable(column: string): string {
  return column.startsWith(padding) ? column.slice(PAGE) : column
}
