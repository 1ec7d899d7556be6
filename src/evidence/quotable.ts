import type { Span } from '../domain/index.js'
import { fold } from '../text/fold.js'
import { sentences } from '../text/sentences.js'

/** How a dateline ends: 新华社北京8月1日电, 本报讯. */
const ofDay = '日(?:专?电|讯|报道)'
const told = '(?<![资简通快短音电喜审])讯'

/** What parts a headline, a dateline or a time of printing from the sentence behind it on one line; folded. */
const between = new RegExp(
  [
    String.raw`^原标题:\s*`,
    // Lines that a page has put on one.
    String.raw`\s{3,}`,
    // (记者 某某 通讯员 某某), and (某某 某某) behind a day
    String.raw`(?<=^.{0,80}(?:电|讯|报道)\s{0,3})\([^()]{0,6}(?:记者|通讯员|编辑|作者)[^()]{0,40}\)\s*`,
    String.raw`(?<=^.{0,80}${ofDay}\s{0,3})\([一-龥·、\s]{2,24}\)\s*`,
    String.raw`(?<=^[^,。;:]{0,30}(?:${ofDay}|${told}))\s+`,
    String.raw`\d{4}-\d{1,2}-\d{1,2}\s\d{1,2}:\d{2}(?::\d{2})?(?:\s(?:作者|来源|编辑|责编):\s?\S{2,8}(?=\s))?\s*`,
  ].join('|'),
  'g',
)

/** What says only who tells, when and where. */
const dateline = new RegExp(String.raw`^(?:[^,。]{0,12}${told}|[^,。]{0,16}${ofDay})\s*$`)

/** A shorter stretch is what is left of a frame. */
const shortest = 8

/** The sentences of a text that can be quoted, apart from what stands on one line in front of them. */
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
  const telling = parts.filter(
    (part) =>
      part.end - part.start >= shortest && !dateline.test(folded.slice(part.start, part.end)),
  )
  return start === 0 || telling.length === 0 ? [{ start: 0, end: folded.length }] : telling
}
