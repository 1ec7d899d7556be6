import type { APIEmbed } from 'discord.js'
import type { Timeline, TimelineEntry, TimelineValues } from '../../domain/index.js'
import { changesOf } from '../../wording/timeline.js'
import { fitLines, joinedLength } from '../discord/fit.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { Words } from '../messages/words.js'
import { nameOf } from './sources.js'

const PER_PAGE = 8
/** Of one embed Discord takes 4,096. */
const ROOM = 3900
const ROOM_FOR_VALUES = 900
const LONGEST_QUOTE = 200
const LONGEST_TITLE = 80
/** An address that is longer leaves too little room for the other reports of a page. */
const LONGEST_ADDRESS = 160

/** One page of a timeline, and how many pages there are. */
export interface ShownTimeline {
  embed: APIEmbed
  page: number
  pages: number
}

/** Shows a page, counted from 1; the last one where there is no such page any more. */
export function showTimeline(timeline: Timeline, wanted: number, words: Words): ShownTimeline {
  const { subject, corpusAsOf, more, entries } = timeline
  const head = headOf(timeline, words)
  const all = pagesOf(entries, ROOM - joinedLength(head), words)
  const page = Math.min(Math.max(1, wanted), all.length)
  const said = escapeMarkdown(oneLine(subject, 60))
  const copies = entries.reduce((sum, each) => sum + each.copies.length, 0)
  const reports = entries.reduce((sum, each) => sum + each.reports, 0)
  const footer = [
    words.listPage(page, all.length),
    words.counts(reports + copies, reports, copies),
    ...(corpusAsOf === null ? [] : [words.corpusAsOf(corpusAsOf)]),
  ]
  const isLast = page === all.length
  return {
    page,
    pages: all.length,
    embed: {
      title: oneLine(words.timelineTitle(said), 256),
      description: [
        ...(page === 1 ? head : []),
        ...(all[page - 1] ?? []),
        ...(isLast && more ? [words.timelineMore] : []),
      ].join('\n'),
      footer: { text: footer.join(' · ') },
    },
  }
}

/** What stands above the first report: how the subject was understood, and the values that changed. */
function headOf({ understoodAs, values }: Timeline, words: Words): string[] {
  const rows = values.map((each) => valuesLine(each, words))
  return [
    ...(understoodAs === null
      ? []
      : [words.timelineUnderstood(escapeMarkdown(oneLine(understoodAs, 60)))]),
    ...fitLines(rows, ROOM_FOR_VALUES, words.timelineMoreValues).lines,
  ]
}

/** **失业人数** 2024-03-02 120人 → 2024-03-05 135人, each value once as long as it stays the same. */
function valuesLine(values: TimelineValues, { undated }: Words): string {
  const points = changesOf(values).map(({ date, period, text, source }) => {
    const said = [date ?? undated, period, text].filter(Boolean).join(' ')
    return escapeMarkdown(oneLine(source === null ? said : `${said}（${source}）`, 80))
  })
  return `**${escapeMarkdown(oneLine(values.of, 40))}** ${points.join(' → ')}`
}

function pagesOf(entries: readonly TimelineEntry[], room: number, words: Words): string[][] {
  const pages: string[][] = [[]]
  let count = 0
  let day: string | null | undefined
  for (const entry of entries) {
    const line = entryLine(entry, words)
    const heading = `**${entry.date ?? words.timelineUndated}**`
    const last = pages.at(-1) ?? []
    const isFull = joinedLength([...last, heading, line]) > room || count === PER_PAGE
    if (isFull && count > 0) {
      pages.push([heading, line])
      count = 1
    } else {
      last.push(...(count > 0 && day === entry.date ? [line] : [heading, line]))
      count++
    }
    day = entry.date
  }
  return pages
}

function entryLine(entry: TimelineEntry, words: Words): string {
  const { quote, title, file, url, source, published, dateIs, reports, copies, digest } = entry
  const isShort = url !== null && url.length <= LONGEST_ADDRESS
  const particulars = [
    nameOf({ title: oneLine(title ?? '', LONGEST_TITLE), file, url: isShort ? url : null }),
    escapeMarkdown(oneLine(source ?? '', 40)),
    dateIs === 'published' ? words.timelinePublished : (published ?? words.undated),
    ...(digest ? [words.digest] : []),
    ...(reports > 1 ? [words.timelineReports(reports)] : []),
    ...(copies.length > 0 ? [words.timelineCopies(copies.length)] : []),
  ]
  const shown = particulars.filter((part) => part !== '').join(' · ')
  return `· ${words.quoted(escapeMarkdown(oneLine(quote, LONGEST_QUOTE)))} — ${shown}`
}
