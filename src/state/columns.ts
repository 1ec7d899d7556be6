/**
 * Encodes a text for a column. libsql cuts a text off at its first NUL and replaces half a surrogate pair, so
 * both are escaped as in JSON; ids and most other texts do not change.
 */
export function toColumn(text: string): string
export function toColumn(text: string | null): string | null
export function toColumn(text: string | null): string | null {
  return text === null ? null : JSON.stringify(text).slice(1, -1)
}

/** Decodes the text of a column; returns it as it is if our code did not write it. */
export function fromColumn(column: string): string {
  const text = parsedColumn(`"${column}"`)
  return typeof text === 'string' ? text : column
}

/** Returns a time in the form that columns hold, so that they sort by it. @throws RangeError if it is not a time */
export function timeColumn(time: string): string {
  return new Date(time).toISOString()
}

/** Parses a JSON column, whether or not blanks precede it; undefined if it is damaged. */
export function parsedColumn(column: string): unknown {
  try {
    return JSON.parse(column)
  } catch {
    return undefined
  }
}
