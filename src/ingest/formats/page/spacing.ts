import type { Segment } from './page-text.js'

const han = '\\u3400-\\u9fff\\uf900-\\ufaff'
const wide = `${han}\\u3001-\\u303f\\uff01-\\uff60“”‘’—…·`
const betweenWide = new RegExp(`(?<=[${wide}]) +(?=[${wide}])`, 'g')
const touching = new RegExp(`(?<=[${han}])(?=[${han}])`, 'g')
const spaced = new RegExp(`(?<=[${han}]) +(?=[${han}])`, 'g')
const mixed = new RegExp(
  `(?<=[${han}]) +(?=[A-Za-z\\d])(?!\\d{1,2}:\\d)|(?<=[A-Za-z\\d%]) +(?=[${han}])`,
  'g',
)
const mixedTouching = new RegExp(`(?<=[${han}])(?=[A-Za-z\\d])|(?<=[A-Za-z\\d%])(?=[${han}])`, 'g')
// The space that a justified line leaves beside its punctuation marks; a space after a sentence may precede a
// name.
const besideMarks = / +(?=[，。、；：！？”’）》」』】])|(?<=[，、；：“‘（《「『【]) +/g
const fewestMixed = 8

/**
 * Removes the printer's spaces: a widely set line has one between any two characters, and Word separates Han
 * characters from digits and letters by a quarter of a character. An isolated space in a line is the
 * writer's.
 */
export function withoutPrintersSpaces(segments: readonly Segment[]): Segment[] {
  const all = segments.map(({ text }) => text)
  const apart = count(all, mixed)
  const isSetApart = apart >= fewestMixed && apart > 4 * count(all, mixedTouching)
  return segments.map((segment) => ({ ...segment, text: unspaced(segment.text, isSetApart) }))
}

function unspaced(text: string, isSetApart: boolean): string {
  const trimmed = text.trim().replace(/\s+/g, ' ').replace(besideMarks, '')
  const isSetWide = count([trimmed], spaced) > count([trimmed], touching)
  const closed = isSetWide ? trimmed.replace(betweenWide, '') : trimmed
  return isSetApart || isSetWide ? closed.replace(mixed, '') : closed
}

function count(texts: readonly string[], pattern: RegExp): number {
  return texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0)
}
