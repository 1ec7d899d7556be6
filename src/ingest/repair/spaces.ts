import { editsFor, type Repair } from './repair.js'

// Invisible control and format characters; the joiner U+200D holds emoji together.
const invisible =
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u200b\\u200c\\u200e\\u200f\\u2060\\ufeff]'
const pattern = new RegExp(
  `\\r\\n?|[\\u2028\\u2029\\u0085]|${invisible}|[\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000\\t]`,
  'g',
)

/** Leaves one kind of line end, one kind of space, and no control characters. */
export const spaces: Repair = {
  kind: 'space',
  find(text) {
    const edits = editsFor(text, pattern, ([found]) => {
      if (/[\r\u2028\u2029\u0085]/.test(found)) return '\n'
      return /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/.test(found) ? ' ' : ''
    })
    return { edits, damage: [] }
  },
}
