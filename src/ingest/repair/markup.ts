import { named } from '../../domain/index.js'
import type { Edit } from '../source-text.js'
import { editsFor, type Repair } from './repair.js'

const entities: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  zwnj: '',
  zwj: '',
  shy: '',
  ensp: ' ',
  emsp: ' ',
  times: '×',
  copy: '©',
  reg: '®',
  deg: '°',
  permil: '‰',
  yen: '¥',
}
const tags =
  'p|br|div|span|strong|b|i|em|u|a|img|li|ul|ol|h[1-6]|font|td|tr|table|tbody|section|center|figure'
const whole = new RegExp(`<\\/?(?:${tags})(?:[ \\t][^<>\\n]{0,300})?\\/?>`, 'gi')
const half = new RegExp(
  `<!--[^<>\\n]{0,300}-->|(?:[<?？]|(?<=[。！？”；…]))\\/(?:${tags})>|<\\/(?:${tags})(?![a-z0-9>])|<(?:${tags})\\s*$`,
  'gim',
)
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi

/** Removes what careless copying left of the page's markup: tags, halves of tags, entities (decoded once). */
export const markup: Repair = {
  kind: 'markup',
  find(text) {
    if (!/[<&]|[?？]\//.test(text)) return { edits: [], damage: [] }
    const edits: Edit[] = [
      ...editsFor(text, whole, () => ''),
      ...editsFor(text, half, () => ''),
      ...editsFor(text, entity, decodeEntity),
    ]
    return { edits: withoutOverlaps(edits), damage: [] }
  },
}

/** Sorts edits and drops those that begin within an earlier one: the entities of a tag go with the tag. */
function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = []
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit)
  }
  return kept
}

/** Returns the character that an entity stands for, or null if it is unknown. */
export function decodeEntity([, decimal, hexadecimal, name]: readonly string[]): string | null {
  if (name) return named(entities, name.toLowerCase()) ?? null
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16)
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return null
  return code === 0xa0 ? ' ' : String.fromCodePoint(code)
}
