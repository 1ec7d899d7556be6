import type { ModeratingWords } from './words.js'

const articles = (count: number) => `${count} ${count === 1 ? 'article' : 'articles'}`

export const english: ModeratingWords = {
  title: 'Moderate the corpus',
  serving: (version, count, passages) =>
    `Version ${version} answers now: ${articles(count)}, ${passages} passages.`,
  noIndex: 'There is no index yet: please look at the plan, then refresh.',
  pending: (added, changed, removed) =>
    `Files wait for a refresh: ${added} added, ${changed} changed, ${removed} removed.`,
  upToDate: 'No change of the corpus waits for a refresh.',
  plan: 'Plan of a refresh',
  planCounts: (added, changed, removed, unchanged) =>
    `${added} added · ${changed} changed · ${removed} removed · ${unchanged} unchanged`,
  planNothing: 'The corpus has not changed; there is nothing to refresh.',
  planFresh: 'There is no index to build on: everything is built anew.',
  planChanged:
    'The corpus has changed meanwhile and was not refreshed. Please look at the new plan.',
  kinds: {
    added: 'Added',
    changed: 'Changed',
    removed: 'Removed',
    copies: 'Copies of articles that are there',
    rejected: 'Not taken',
    unsettled: 'Put off until the next refresh',
  },
  more: (count) => `… and ${count} more`,
  refresh: 'Refresh',
  refreshAnyway: 'Put it in service all the same',
  expired:
    'This step is out of date, or was dealt with already; nothing was changed. Please begin again.',
  running: 'Refreshing',
  stages: {
    read: 'reading articles',
    embed: 'computing vectors',
    canary: 'asking the canary questions',
  },
  count: (done, total) => (total === null ? articles(done) : `${done} of ${total}`),
  reloads: 'This page renews itself every two seconds.',
  done: (version, count, passages) =>
    `The refresh is done. Version ${version} answers now: ${articles(count)}, ${passages} passages.`,
  canaries: (asked, right, before) =>
    `Of ${asked} canary questions ${right} were answered rightly${before === null ? '' : ` (${before} before)`}.`,
  stopped:
    'The new version was not put in service: it answered the canary questions worse than the present one, which still answers.',
  worse: (before, after) => `Before: ${before} Now: ${after}`,
  unopened: (version, serving) =>
    `The new version ${version} cannot be opened; version ${serving} still answers. Please refresh again; it is then built anew.`,
  noRefresh: 'Nothing was refreshed from these pages since the last start.',
  history: 'Versions and what was done',
  inService: 'in service',
  damaged: 'damaged',
  articles,
  audit: 'What was done lately',
  commandLine: 'command line',
  rollback: 'Roll back',
  rollbackAsk: (version) =>
    `Put version ${version} back in service? The files of the corpus stay; the next refresh follows them again.`,
  rolledBack: (version) => `Version ${version} answers now.`,
  confirm: 'Confirm',
  cancel: 'Cancel',
  add: 'Add articles',
  files: 'Files',
  address: 'Address of a page',
  addHint: 'Files of up to 25 MB together. They are used for answers once the corpus is refreshed.',
  added: (name, count, left) =>
    `${name}: ${articles(count)}${left > 0 ? `; ${left} not taken` : ''}`,
  present: (name, file) => `${name}: the corpus has the same file already (${file})`,
  rejected: (name, reason) => `${name} was not added: ${reason}`,
  addedNext: 'Look at the plan of a refresh',
  nothingSent: 'Neither a file nor an address came: please choose files, or give an address.',
  tooMany: (left, most) =>
    `At most ${most} files are taken at once, and the last ${left} were not: please send them in parts.`,
  remove: 'Remove articles',
  target: 'Path of a file, or id of an article',
  removeAsk: (file, what, count) =>
    what === 'record'
      ? `Remove this article from ${file}?`
      : `Remove ${file}, which holds ${articles(count)}?`,
  removed: (file, versions) =>
    `${file} was removed from the corpus and is not used for answers after a refresh. So that it can be brought back it is kept aside; the versions that are kept (the last ${versions}) hold it too.`,
  gaps: 'Gaps',
  closeGaps: 'Mark as done',
  turned: 'Reported otherwise',
  leftOut: 'Files that were not taken, and why',
  feeds: 'Feeds',
  noFeeds: 'There is no feed yet.',
  under: 'List pages: the path that its articles share (optional)',
  schedule: 'Schedule, as a cron expression (optional)',
  zone: 'Time zone (optional)',
  feedSteps: {
    add: 'Subscribe',
    check: 'Read now',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove',
  },
  checking: 'It is being read; look at the feeds in a while.',
  back: 'Back to moderating',
  failed: 'This was not done',
  faults: {
    index_busy: 'Another refresh or rollback is under way: please try again when it is over.',
    feed_busy: 'This feed is being read: please try again when that is over.',
    index_missing: 'There is no index yet: please look at the plan, then refresh.',
    index_incompatible:
      'The index does not fit the present settings: please refresh; everything is then built anew.',
    index_corrupt: 'The index is damaged: please refresh, or roll back to a version that is whole.',
    version_missing: 'This version is gone: please choose one of those that are kept.',
    article_missing:
      'The corpus has no such file or article: please compare the id on the page of the article.',
    refresh_stopped:
      'The refresh was stopped; the version of before answers. Please refresh again in time.',
    leader_lost:
      'The process that was refreshing stopped or was cut off, and the version before it stays in service; please refresh again in a while.',
    leader_missing:
      "The process that leads does not answer, and whether it refreshed is not known; please look at the version in service, or tell the bot's operators.",
    corpus_empty: 'The corpus has no article that can be read: please add some first.',
    file_changing: 'This file is being changed and was not removed: please try again in a while.',
    state_unavailable: 'The database cannot be used at the moment: please try again in a while.',
    usage:
      'That cannot be done: please check what you gave. Archives and files of several articles can only be removed as a whole, and where the corpus is one file nothing can be added or removed.',
  },
}
