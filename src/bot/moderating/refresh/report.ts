import type { APIEmbed } from 'discord.js'
import type { IngestReport } from '../../../app.js'
import { type AuditEntry, YoujuError } from '../../../domain/index.js'
import type { BotLog } from '../../contract.js'
import { type BotMessage, embedMessage } from '../../discord/bot-message.js'
import type { Row } from '../../discord/components.js'
import { descriptionRoom, fitLines, joinedLength } from '../../discord/fit.js'
import { escapeMarkdown, oneLine } from '../../discord/markdown.js'
import { describeError, moderatorSentenceFor } from '../../failures/failure.js'
import type { ModerationWords } from '../../messages/moderation/wording.js'
import type { Words } from '../../messages/words.js'
import { notTaken, putOff } from '../lines.js'

const LISTED = 5

/** How a refresh ended: what is shown of that, and what is written down. */
export interface Ended {
  message: BotMessage
  outcome: AuditEntry['outcome']
  detail: string
  /** The version that it put in service; null where another one serves. */
  to: string | null
}

/** `again` are the buttons that bring the version into service all the same, where it answered worse. */
export function endedWith(report: IngestReport, again: Row[], words: ModerationWords): Ended {
  const { version, serving, published } = report
  if (version !== serving) {
    const detail = words.unopened(version, serving)
    return failed(detail, detail, words)
  }
  return {
    message: embedMessage(showReport(report, words), ...again),
    outcome: published ? 'done' : 'stopped',
    detail: countsOf(report, words),
    to: published ? version : null,
  }
}

export function endedBy(error: unknown, words: Words, log: BotLog): Ended {
  if (!(error instanceof YoujuError)) log.error({ err: describeError(error) }, '刷新时出错')
  const detail = moderatorSentenceFor(error, words)
  const isStopped = error instanceof YoujuError && error.code === 'refresh_stopped'
  const ended = failed(escapeMarkdown(detail), detail, words.moderation)
  return isStopped ? { ...ended, outcome: 'stopped' } : ended
}

function failed(description: string, detail: string, { failedTitle }: ModerationWords): Ended {
  const message = embedMessage({ title: failedTitle, description })
  return { message, outcome: 'failed', detail, to: null }
}

function countsOf({ added, changed, removed, unchanged }: IngestReport, words: ModerationWords) {
  return words.planCounts(added, changed, removed, unchanged)
}

function showReport(report: IngestReport, words: ModerationWords): APIEmbed {
  const { canaries, published, rejected, unsettled, version, articles, passages, seconds } = report
  const { damagedVectors } = report
  const asked = canaries
    ? [words.canaries(canaries.asked, canaries.rightAfter, canaries.rightBefore)]
    : []
  const worse = (canaries?.worse ?? [])
    .slice(0, LISTED)
    .map(({ question, before, after }) => words.worse(said(question), said(before), said(after)))
  const lines = published
    ? [
        words.done(version, articles, passages, Math.round(seconds * 10) / 10),
        countsOf(report, words),
        ...(damagedVectors > 0 ? [words.damagedVectors(damagedVectors)] : []),
      ]
    : [words.stoppedByCanaries, ...worse]
  const others = [
    ...(unsettled.length > 0 ? ['', ...putOff(unsettled, LISTED, words)] : []),
    ...notTaken(rejected, words),
  ]
  const upper = [
    ...fitLines(lines, descriptionRoom - joinedLength(asked), words.planMore).lines,
    ...asked,
  ]
  const lower = fitLines(others, descriptionRoom - joinedLength(upper), words.planMore).lines
  return {
    title: published ? words.doneTitle : words.stoppedTitle,
    description: [...upper, ...lower].join('\n'),
  }
}

const said = (text: string): string => escapeMarkdown(oneLine(text, 120))
