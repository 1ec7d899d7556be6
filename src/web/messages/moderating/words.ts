import type { ErrorCode } from '../../../domain/index.js'

/** The texts of the pages for moderators. */
export interface ModeratingWords {
  title: string
  serving: (version: string, articles: number, passages: number) => string
  noIndex: string
  pending: (added: number, changed: number, removed: number) => string
  upToDate: string
  plan: string
  planCounts: (added: number, changed: number, removed: number, unchanged: number) => string
  planNothing: string
  planFresh: string
  planChanged: string
  kinds: Record<'added' | 'changed' | 'removed' | 'copies' | 'rejected' | 'unsettled', string>
  more: (count: number) => string
  refresh: string
  refreshAnyway: string
  expired: string
  running: string
  stages: Record<'read' | 'embed' | 'canary', string>
  count: (done: number, total: number | null) => string
  reloads: string
  done: (version: string, articles: number, passages: number) => string
  canaries: (asked: number, right: number, before: number | null) => string
  stopped: string
  worse: (before: string, after: string) => string
  unopened: (version: string, serving: string) => string
  noRefresh: string
  history: string
  inService: string
  damaged: string
  articles: (count: number) => string
  audit: string
  commandLine: string
  rollback: string
  rollbackAsk: (version: string) => string
  rolledBack: (version: string) => string
  confirm: string
  cancel: string
  add: string
  files: string
  address: string
  addHint: string
  added: (name: string, articles: number, left: number) => string
  present: (name: string, file: string) => string
  rejected: (name: string, reason: string) => string
  addedNext: string
  nothingSent: string
  tooMany: (left: number, most: number) => string
  remove: string
  target: string
  removeAsk: (file: string, what: 'file' | 'record', articles: number) => string
  removed: (file: string, versions: number) => string
  gaps: string
  closeGaps: string
  turned: string
  leftOut: string
  feeds: string
  noFeeds: string
  under: string
  schedule: string
  zone: string
  feedSteps: Record<'add' | 'check' | 'pause' | 'resume' | 'remove', string>
  checking: string
  back: string
  failed: string
  faults: Partial<Record<ErrorCode, string>>
}
