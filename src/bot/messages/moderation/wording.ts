import type { Mishap } from '../../../app.js'
import type { ChannelAnswers, ErrorCode, RejectionReason } from '../../../domain/index.js'
import type { FeedWords } from '../../../wording/feeds.js'

/** What a moderator was about when something could not be done as it was typed. */
export type Doing = 'add' | 'remove'

type Fault = Extract<
  ErrorCode,
  | 'index_busy'
  | 'index_missing'
  | 'index_incompatible'
  | 'index_corrupt'
  | 'index_unreadable'
  | 'index_unwritable'
  | 'version_missing'
  | 'article_missing'
  | 'refresh_stopped'
  | 'leader_lost'
  | 'leader_missing'
  | 'corpus_missing'
  | 'corpus_empty'
  | 'corpus_unreadable'
  | 'removed_unwritable'
  | 'file_changing'
  | 'corpus_unwritable'
  | 'state_unavailable'
  | 'model_missing'
  | 'embedding_failed'
>

/**
 * What a moderator is told of an error, by its code, instead of the error's own sentence, which speaks to somebody at
 * the command line; null where that will do.
 */
type Faults = Record<Fault, string> &
  Record<'file_unreadable', string | null> & { usage: Record<Doing, string> }

/** The bot's words for moderators. Arguments are already escaped for Discord's markdown. */
export interface ModerationWords {
  refused: string
  expired: string
  anothers: string
  cancelled: string
  buttons: {
    refresh: string
    refreshAnyway: string
    confirm: string
    cancel: string
    plan: string
  }

  /** What a channel is told by itself. */
  notify: {
    reports(isOn: boolean): string
    digest(time: string, zone: string): string
    noDigest: string
    noTime: string
  }
  arrivals: {
    title(count: number): string
    failedTitle: string
    digestTitle(stories: number, reports: number): string
    undated: string
  }
  /** How the bot behaves in a channel. */
  channel: {
    answers: Record<ChannelAnswers, string>
    rule(channel: string, answers: string): string
    none: string
    cleared: string
    nowhere: string
    needsContent: string
  }

  statusTitle: string
  statusIndex(version: string, time: string): string
  statusRefreshed(time: string, by: string | null): string
  statusHolds(articles: number, passages: number): string
  statusDates(oldest: string | null, newest: string | null): string
  statusModel(model: string): string
  statusFiles(files: number): string
  statusMisfit: string
  statusPending(added: number, changed: number, removed: number): string
  statusUpToDate: string
  /** The same, where some places could not be read. */
  statusReadUpToDate: string
  /** Below it stand the files; see `unsettled`. */
  unsettledTitle: string
  /** A file that is left for the next refresh, and how many articles of it are served as they were until then. */
  unsettled(file: string, reason: string, articles: number): string
  /** The records were taken away while the bot was running: made anew, or not yet. */
  statusMishap: Record<Mishap['what'], (time: string) => string>
  noIndex: string

  /** `reasons` are those of the file's records that are no articles. */
  added(name: string, articles: number, reasons: readonly string[]): string
  present(name: string, file: string): string
  rejected(name: string, reason: string): string
  addedNext: string
  tooLarge(name: string, megabytes: number): string
  notFetched(name: string): string
  pasteTitle: string
  pasteLabels: { title: string; source: string; date: string; text: string }
  /** What was pasted is given back below it. */
  badDate(date: string): string

  removeAsk(file: string, what: 'file' | 'record', articles: number): string
  removed(file: string): string
  /** One article of a file whose others stay. */
  removedRecord(title: string, file: string): string
  /** Where what was removed still stands; `versions` are kept. */
  removedRemains(versions: number): string

  planTitle: string
  planCounts(added: number, changed: number, removed: number, unchanged: number): string
  planNothing: string
  planAdded: string
  planChanged: string
  planRemoved: string
  planCopies: string
  planCopy(title: string, of: string): string
  planRejected: string
  /** Why a file, or a record of it, is not taken. */
  reason(reason: RejectionReason): string
  /** What was not taken, and why. */
  because(file: string, reason: string): string
  planMore(count: number): string
  planFresh: string
  /** Above the new plan, where another one was confirmed. */
  corpusChanged: string

  started: string
  progress: Record<'read' | 'embed' | 'canary', string>
  progressTitle: string
  count(done: number, total: number | null): string
  doneTitle: string
  done(version: string, articles: number, passages: number, seconds: number): string
  canaries(asked: number, right: number, before: number | null): string
  stoppedTitle: string
  stoppedByCanaries: string
  /** Kept vectors that were damaged and not used. */
  damagedVectors(count: number): string
  worse(question: string, before: string, after: string): string
  failedTitle: string
  /** The new version, though in service, cannot be opened; `serving` is the one that answers. */
  unopened(version: string, serving: string): string
  /** After a crash; `version` is the one in service. */
  interrupted(version: string | null): string

  /** Stands for whoever does something at the command line. */
  commandLine: string
  historyTitle: string
  historyLine(version: string, time: string, articles: number | null, inService: boolean): string
  historyNothing: string
  auditTitle: string
  auditLine(time: string, user: string, action: string, outcome: string, detail: string): string
  outcomes: Record<'started' | 'done' | 'refused' | 'failed' | 'stopped', string>
  actions: Record<string, string>
  rollbackAsk(version: string, articles: number | null): string
  rolledBack(version: string): string
  rollbackSame(version: string): string
  rollbackUnknown(version: string): string

  feedsTitle: string
  feeds: FeedWords
  /** Below a report: for how many answers the news turned since the last one. */
  turnedSince(count: number): string

  gapsTitle(count: number): string
  noGaps: string
  gapLine(question: string, times: number, time: string): string
  gapCauses(causes: readonly ('no_evidence' | 'voted_down')[]): string
  gapReason(reason: string): string
  chooseGaps: string
  gapsClosed(count: number): string

  faults: Faults
}
