import type { Timeline, TimelineEntry, TimelineValues } from '../domain/index.js'
import { changesOf } from '../wording/timeline.js'
import type { CliWords } from './messages/zh-cn.js'
import type { Terminal } from './terminal.js'

/** Renders a timeline: the values that changed, then a line for each report under its day. */
export function drawTimeline(timeline: Timeline, terminal: Terminal): string {
  const { bold, dim, words } = terminal
  const { subject, entries, values, understoodAs, more, corpusAsOf } = timeline
  const understood = understoodAs === null ? [] : [dim(words.timelineUnderstood(understoodAs))]
  if (entries.length === 0) {
    return [bold(words.timelineNothing(subject)), ...understood, dim(words.asOf(corpusAsOf))].join(
      '\n',
    )
  }
  const copies = entries.reduce((sum, { copies }) => sum + copies.length, 0)
  const reports = entries.reduce((sum, { reports }) => sum + reports, 0)
  return [
    bold(words.timelineOf(subject)),
    ...understood,
    ...values.map((each) => valuesLine(each, words)),
    ...entries.flatMap((entry, i) => [
      ...(entry.date === entries[i - 1]?.date && i > 0 ? [] : [bold(entry.date ?? words.undated)]),
      ...entryLines(entry, terminal),
    ]),
    ...(more ? [dim(words.timelineMore)] : []),
    dim(`${words.timelineCounts(reports, copies)} · ${words.asOf(corpusAsOf)}`),
  ].join('\n')
}

/** 失业人数：3月2日 120人 → 3月5日 135人, each value once as long as it stays the same. */
function valuesLine(values: TimelineValues, words: CliWords): string {
  const points = changesOf(values).map(({ date, period, text, source }) => {
    const said = [date ?? words.undated, period, text].filter(Boolean).join(' ')
    return source === null ? said : `${said}（${source}）`
  })
  return words.because(values.of, points.join(' → '))
}

function entryLines(entry: TimelineEntry, { dim, words }: Terminal): string[] {
  const { quote, title, source, published, dateIs, reports, copies, digest, articleId } = entry
  const about = [
    title ?? words.untitled,
    source ?? words.noSource,
    dateIs === 'published' ? words.timelinePublished : (published ?? words.noDate),
    ...(reports > 1 ? [words.timelineReports(reports)] : []),
    ...(copies.length > 0 ? [words.timelineCopies(copies.length)] : []),
    articleId,
  ]
  return [
    `  · ${quote.replace(/\s*\n\s*/g, ' ')}`,
    `    ${dim(`${digest ? words.digest : ''}${about.join(' · ')}`)}`,
  ]
}
