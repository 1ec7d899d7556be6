import { type Line, splitLines } from './lines.js'

/** Lines in which the label is looked for, and the characters that what describes a story takes at most. */
const LINES = 4
const LONGEST_HEAD = 160

/** Behind what describes the story, where the fields of a page were put into one line: 来源：成都日报 ，正文：… */
const label = /(?:^|[,，;；\s\]】)）])\s*正文\s*[:：]\s*/

/**
 * Parts the line that says where the body begins. What stands before the label only describes the story, whatever it is: of its
 * fields each is a line of `head`, at the place of all of them.
 */
export function partedAtBody(lines: readonly Line[]): { head: Line[]; body: readonly Line[] } {
  const at = lines.slice(0, LINES).findIndex(({ text }) => headLength(text) !== null)
  const line = lines[at]
  const length = headLength(line?.text ?? '')
  if (line === undefined || length === null) return { head: [], body: lines }
  const { text, start } = line
  const fields = text
    .slice(0, length)
    .replace(/([:：])\s+/g, '$1')
    .replace(/\s{2,}|[|[\]]/g, '\n')
  const head = splitLines(fields).map((field) => ({ ...field, start, end: start + length }))
  const bodyAt = length + (label.exec(text)?.[0].length ?? 0)
  const begun = { ...line, text: text.slice(bodyAt), start: start + bodyAt, indented: false }
  const isOnlyHead = begun.text === ''
  return {
    head,
    body: [...lines.slice(0, at), ...(isOnlyHead ? [] : [begun]), ...lines.slice(at + 1)],
  }
}

/** Returns how much stands before the label; null where there is none, or what stands there is a sentence. */
function headLength(text: string): number | null {
  const length = text.slice(0, LONGEST_HEAD).search(label)
  return length < 0 || /[。！？!?]/.test(text.slice(0, length)) ? null : length
}
