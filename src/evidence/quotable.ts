import type { Span } from '../domain/index.js'
import { fold } from '../text/fold.js'
import { sentences } from '../text/sentences.js'

/** The end of a dateline: 新华社北京8月1日电, 本报讯. */
const ofDay = '日(?:专?电|讯|报道)'
const dispatch = '(?<![资简通快短音电喜审])讯'

/** What separates a headline, a dateline or a print time from the sentence after it on the same line; folded. */
const between = new RegExp(
  [
    String.raw`^原标题:\s*`,
    // Several lines that a page joined into one.
    String.raw`\s{3,}`,
    // (记者 某某 通讯员 某某), and (某某 某某) after a day
    String.raw`(?<=^.{0,80}(?:电|讯|报道)\s{0,3})\([^()]{0,6}(?:记者|通讯员|编辑|作者)[^()]{0,40}\)\s*`,
    String.raw`(?<=^.{0,80}${ofDay}\s{0,3})\([一-龥·、\s]{2,24}\)\s*`,
    String.raw`(?<=^[^,。;:]{0,30}(?:${ofDay}|${dispatch}))\s+`,
    String.raw`\d{4}-\d{1,2}-\d{1,2}\s\d{1,2}:\d{2}(?::\d{2})?(?:\s(?:作者|来源|编辑|责编):\s?\S{2,8}(?=\s))?\s*`,
  ].join('|'),
  'g',
)

/** A stretch that only says who reports, when and where. */
const dateline = new RegExp(String.raw`^(?:[^,。]{0,12}${dispatch}|[^,。]{0,16}${ofDay})\s*$`)

/** The shortest part to keep, in characters; a shorter one is left over from page furniture. */
const shortest = 8

/** Returns the sentences of a text that can be quoted, without what precedes them on the same line. */
export function quotableSentences(text: string): Span[] {
  return sentences(text).flatMap(({ start, end }) =>
    partsOf(fold(text.slice(start, end))).map((part) => ({
      start: start + part.start,
      end: start + part.end,
    })),
  )
}

function partsOf(folded: string): Span[] {
  const parts: Span[] = []
  let start = 0
  for (const match of folded.matchAll(between)) {
    parts.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  parts.push({ start, end: folded.length })
  const stating = parts.filter(
    (part) =>
      part.end - part.start >= shortest && !dateline.test(folded.slice(part.start, part.end)),
  )
  return start === 0 || stating.length === 0 ? [{ start: 0, end: folded.length }] : stating
}
