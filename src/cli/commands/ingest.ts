import type { CanaryReport, IngestReport } from '../../app.js'
import { type Audited, audited } from '../audit.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { unsettledLine } from '../draw-unsettled.js'
import type { Words } from '../messages/words-in.js'
import type { CliWords } from '../messages/zh-cn.js'
import { startProgress } from '../progress.js'
import { jsonOf, rejectedLine } from '../rejected.js'
import type { Terminal } from '../terminal.js'

/** Brings the index up to date with the corpus folder; fails if the canary questions stop it. */
export async function ingest(
  context: CommandContext,
  options: CommonOptions & { force?: boolean },
): Promise<void> {
  const { terminal, exitWith, lang } = context
  const { words } = terminal
  const progress = startProgress(terminal)
  try {
    const app = await context.open(options)
    const bring = () =>
      app.ingest({ onProgress: progress.update, evenIfWorse: options.force ?? false })
    const report = await audited(app, terminal, 'corpus.refresh', bring, (report) =>
      outcomeOf(report, words),
    )
    progress.stop()
    if (options.json) terminal.out(jsonOf(report, lang))
    else if (report.published) terminal.out(drawReport(report, terminal))
    else terminal.out(drawWorse(report.canaries, words).join('\n'))
    if (report.published) return
    terminal.err(stopped(report, words))
    exitWith(1)
  } finally {
    progress.stop()
  }
}

function outcomeOf(report: IngestReport, words: Words): Audited {
  const { published, unsettled } = report
  const putOff = unsettled.length > 0 ? [words.putOffFiles(unsettled.length)] : []
  const detail = [
    words.counts(report),
    ...putOff,
    ...unopened(report, words),
    ...damagedVectors(report, words),
  ].join(words.semicolon)
  return { outcome: published ? 'done' : 'stopped', detail }
}

/** Returns one sentence that says why a new version was not put in service, and what to do. */
export function stopped({ version, canaries }: IngestReport, words: CliWords): string {
  const { asked = null, rightAfter = 0, rightBefore } = canaries ?? {}
  return words.stopped(version, asked, rightAfter, rightBefore ?? 0)
}

/** Returns one sentence that says that the new version cannot be opened; empty if it is in service. */
export function unopened({ version, serving }: IngestReport, words: CliWords): string[] {
  return version === serving ? [] : [words.unopened(version, serving)]
}

/** Returns one sentence that says that cached vectors were damaged; empty if all were intact. */
function damagedVectors({ damagedVectors: count }: IngestReport, words: CliWords): string[] {
  return count > 0 ? [words.damagedVectors(count)] : []
}

function drawReport(report: IngestReport, { bold, warn, words }: Terminal): string {
  const { rejected, unsettled, canaries } = report
  const { articles, passages, seconds } = report
  return [
    bold(words.refreshed(unsettled.length, articles, passages, seconds)),
    words.counts(report),
    ...(canaries ? [drawCanaries(canaries, words), ...drawWorse(canaries, words).map(warn)] : []),
    ...unopened(report, words).map(warn),
    ...damagedVectors(report, words).map(warn),
    ...rejected.map((each) => warn(words.rejected(rejectedLine(each, words)))),
    ...unsettled.map((each) => warn(words.putOff(unsettledLine(each, words)))),
  ].join('\n')
}

function drawCanaries({ asked, rightBefore, rightAfter }: CanaryReport, words: CliWords): string {
  return words.canaries(asked, rightAfter, rightBefore)
}

function drawWorse(canaries: CanaryReport | null, words: CliWords): string[] {
  return (canaries?.worse ?? []).map(({ question, before, after }) =>
    words.worse(question, before, after),
  )
}
