import type { CorpusStatus, UnsettledFile } from '../../../app.js'
import type { Rejection } from '../../../domain/index.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { capped, daysOf, minuteOf } from '../../draw-listed.js'
import { unsettledLine } from '../../draw-unsettled.js'
import { jsonOf, rejectedLine } from '../../rejected.js'
import type { Terminal } from '../../terminal.js'

/** Shows how the corpus and the index compare. */
export async function status(context: CommandContext, options: CommonOptions): Promise<void> {
  const found = await (await context.open(options)).status()
  context.terminal.out(
    options.json ? jsonOf(found, context.lang) : drawStatus(found, context.terminal),
  )
}

function drawStatus(status: CorpusStatus, { bold, warn, words }: Terminal) {
  const { corpus, files, model, index, pending, unsettled, notRead, rejected } = status
  const about = [words.corpus(corpus, files), words.model(model)]
  const left = notRead.map((each) => warn(words.notRead(rejectedLine(each, words))))
  if (!index) return [bold(words.noIndex), ...about, ...left].join('\n')
  const changed = pending.added + pending.changed + pending.removed
  const unsettledLines = (each: UnsettledFile) => warn(words.putOff(unsettledLine(each, words)))
  const rejectedLines = (each: Rejection) => warn(words.rejected(rejectedLine(each, words)))
  return [
    bold(`${words.holds(index.articles, index.passages)} · ${daysOf(index, words)}`),
    words.index(index.version, minuteOf(index.createdAt)),
    ...about,
    ...(index.fits ? [] : [warn(words.misfit)]),
    ...(changed > 0 ? [warn(words.pending(changed, pending))] : []),
    ...capped(unsettled, unsettledLines, words),
    ...(changed + unsettled.length > 0
      ? []
      : [left.length > 0 ? words.readUpToDate : words.upToDate]),
    ...left,
    ...capped(rejected, rejectedLines, words),
  ].join('\n')
}
