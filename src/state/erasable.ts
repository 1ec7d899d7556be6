/** The size of a page, in bytes: libsql makes every database with it. */
const PAGE = 4096

const padding = ' '.repeat(PAGE)

/**
 * A text as a column holds it that can be erased: behind a page of blanks, so that none of it fits into the page of its
 * row. SQLite copies rows from page to page as they come and go, and `secure_delete` does not find every copy that is
 * left behind in the free part of a page; what does not fit stands in pages of its own, which are never copied and are
 * overwritten whole (docs/decisions/0018).
 */
export function erasable(text: string): string
export function erasable(text: string | null): string | null
export function erasable(text: string | null): string | null {
  return text === null ? null : padding + text
}

/** The text again; as it stands there where an earlier program wrote it. */
export function fromErasable(column: string): string {
  return column.startsWith(padding) ? column.slice(PAGE) : column
}
