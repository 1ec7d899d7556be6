/**
 * A text as a column holds it. libsql cuts a text off at its first NUL and replaces half a surrogate pair, so both are
 * escaped as in JSON; ids and most other texts stay as they are.
 */
export function toColumn(text: string): string
export function toColumn(text: string | null): string | null
export function toColumn(text: string | null): string | null {
  return text === null ? null : JSON.stringify(text).slice(1, -1)
}

/** The text of a column; as it stands there where nobody of ours wrote it. */
export function fromColumn(column: string): string {
  const text = parsedColumn(`"${column}"`)
  return typeof text === 'string' ? text : column
}

/** A time as columns hold it, so that they sort by it. @throws RangeError where it is no time */
export function timeColumn(time: string): string {
  return new Date(time).toISOString()
}

/** What a JSON column holds, blanks before it or not; undefined where it is damaged. */
export function parsedColumn(column: string): unknown {
  try {
    return JSON.parse(column)
  } catch {
    return undefined
  }
}
