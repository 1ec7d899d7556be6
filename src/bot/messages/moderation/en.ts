import { feedsIn } from '../../../wording/feeds.js'
import { moderationIn, moderatorsWorkIn } from '../../../wording/moderation.js'
import { rejectionIn } from '../../../wording/rejections.js'
import { english as commands } from '../commands/en.js'
import { typed } from '../commands/words.js'
import { leftOut } from './left-out.js'
import type { ModerationWords } from './wording.js'

const { outcomes, actions } = moderationIn('en')
const { gapsSimilar, ...ofWork } = moderatorsWorkIn('en')

const command = typed(commands)

export const english: ModerationWords = {
  refused:
    'Only moderators can use this. Ask a server admin if you need access. This attempt was logged.',
  expired: 'This step has expired, or somebody has already dealt with it; please start again.',
  anothers:
    'Another moderator began this step, and only they can confirm or cancel it; you can start your own.',
  cancelled: 'Cancelled; nothing was changed.',
  buttons: {
    refresh: 'Refresh now',
    refreshAnyway: 'Use it anyway',
    confirm: 'Confirm',
    cancel: 'Cancel',
    plan: 'Show the plan',
  },

  notify: {
    reports: (isOn) =>
      isOn
        ? 'After each refresh I list the new articles here.'
        : 'I do not list new articles here.',
    digest: (time, zone) => `Each day at ${time} (${zone}) I list the new articles here.`,
    noDigest: 'There is no daily list.',
    noTime: 'Please write the time like 18:00, or off for no list.',
  },
  arrivals: {
    title: (count) => `New articles: ${count}`,
    failedTitle: 'Feeds that could not be read',
    digestTitle: (stories, reports) =>
      stories === reports
        ? `New today: ${reports} ${reports === 1 ? 'article' : 'articles'}`
        : `New today: ${reports} articles on ${stories} ${stories === 1 ? 'story' : 'stories'}`,
    undated: 'no date',
  },
  channel: {
    answers: {
      addressed: 'answers when somebody mentions me or uses a command',
      questions: 'answers any question in a thread, and is silent where nothing is known',
      never: `says nothing here; only the asker sees what ${command('ask')} answers`,
    },
    rule: (channel, answers) => `${channel}: ${answers}.`,
    none: 'Nothing is set for this channel: I answer mentions and commands, and all reports count.',
    cleared: 'What was set for this channel is removed.',
    nowhere: 'A direct message has no channel to set. Use this command in a channel of a server.',
    needsContent:
      '⚠ I cannot read messages that do not mention me, so I do not answer unasked yet. Whoever runs me can turn on DISCORD_MESSAGE_CONTENT.',
  },

  statusTitle: 'Corpus and index',
  statusIndex: (version, time) => `In service: version ${version} (${time})`,
  statusRefreshed: (time, by) => `Last refresh: ${time}${by ? ` by ${by}` : ''}`,
  statusHolds: (articles, passages) => `${articles} articles · ${passages} passages`,
  statusDates: (oldest, newest) =>
    oldest && newest ? `Dated ${oldest} to ${newest}` : 'No article has a date',
  statusModel: (model) => `Embedding model: ${model}`,
  statusFiles: (files) => `Files in the corpus: ${files}`,
  statusMisfit: '⚠ The index does not fit the present settings; the next refresh rebuilds it.',
  statusPending: (added, changed, removed) =>
    `⚠ Files not refreshed yet: ${added} new, ${changed} changed, ${removed} removed.`,
  unsettledTitle: 'Put off (read again by the next refresh)',
  unsettled: (file, reason, articles) =>
    `${file}: ${reason}; ${
      articles > 0
        ? `its ${articles} former ${articles === 1 ? 'article stays' : 'articles stay'}`
        : 'not taken yet'
    }`,
  statusUpToDate: 'The index is up to date with the corpus.',
  statusReadUpToDate: 'The index is up to date with what can be read of the corpus.',
  statusMishap: {
    restored: (time) =>
      `⚠ The database of questions and answers was moved away or deleted; it was made anew in its place at ${time}, with all records.`,
    damaged: (time) =>
      `⚠ The database of questions and answers was cut off or overwritten; it was put aside at ${time}, and a new one begins without the earlier records. Have whoever runs the bot look at the log.`,
    detached: (time) =>
      `⚠ The database of questions and answers has not been in its place since ${time}, and could not be made anew yet: a restart loses records. Have whoever runs the bot look at the log first.`,
    read_only: (time) =>
      `⚠ The database of the records has been read-only since ${time}: questions are answered, but nothing is kept. Please have whoever runs the bot connect it to the primary.`,
  },
  noIndex: `There is no index yet: build it with ${command('corpus refresh')}.`,

  added: (name, articles, reasons) =>
    `✅ ${name}: ${articles} ${articles === 1 ? 'article' : 'articles'}${
      reasons.length > 0
        ? `, ${reasons.length} ${reasons.length === 1 ? 'record' : 'records'} left out:${leftOut(
            reasons,
            (count) => `… and ${count} more`,
          )}`
        : ''
    }`,
  present: (name, file) => `☑️ ${name}: the corpus has the same file already (${file})`,
  rejected: (name, reason) => `❌ ${name}: ${reason}`,
  addedNext: 'Added to the corpus; answers use it after a refresh.',
  tooLarge: (name, megabytes) => `❌ ${name}: too large, at most ${megabytes} MB`,
  notFetched: (name) => `❌ ${name}: Discord did not hand over this file; please upload it again`,
  badDate: (date) =>
    `“${date}” is not a date: write YYYY-MM-DD, e.g. 2024-05-18. Nothing was added; your text is below, to copy into a new form.`,

  removeAsk: (file, what, articles) =>
    what === 'record'
      ? `Remove this article from ${file}?`
      : `Remove ${file}? It holds ${articles} ${articles === 1 ? 'article' : 'articles'}.`,
  removed: (file) =>
    `${file} was removed from the corpus, and a copy was kept aside. Answers stop using it after a refresh.`,
  removedRemains: (versions) =>
    `To be restored, it stays in STATE_DIR/removed on the server; to roll back, it also stays in the versions kept (the last ${versions}) until newer ones take their place. To delete it for good, have whoever runs the bot delete the copy.`,

  removedRecord: (title, file) =>
    `This article was removed from ${file}: ${title}. The other articles of the file stay; a copy of this one was kept aside. Answers stop using it after a refresh.`,

  planTitle: 'Refresh plan',
  planCounts: (added, changed, removed, unchanged) =>
    `${added} new · ${changed} changed · ${removed} removed · ${unchanged} unchanged`,
  planNothing: 'The corpus has not changed; there is nothing to refresh.',
  planAdded: 'New',
  planChanged: 'Changed',
  planRemoved: 'Removed',
  planCopies: 'Reprints (same origin as another article)',
  planCopy: (title, of) => `${title}, same origin as ${of}`,
  planRejected: 'Left out',
  reason: (reason) => rejectionIn('en', reason),
  because: (file, reason) => `${file}: ${reason}`,
  planMore: (count) => `… and ${count} more`,
  planFresh: 'There is no index to build on, so everything is built from scratch.',
  corpusChanged:
    '⚠ The corpus has changed in the meantime; nothing was refreshed yet. The new plan:',

  started: 'Started; a message in the channel shows the progress.',
  progress: {
    read: 'reading articles',
    embed: 'computing vectors',
    canary: 'asking test questions',
  },
  progressTitle: 'Refreshing the corpus',
  count: (done, total) => (total === null ? String(done) : `${done}/${total}`),
  doneTitle: 'Refreshed',
  done: (version, articles, passages, seconds) =>
    `Version ${version} is now in service: ${articles} articles, ${passages} passages; it took ${seconds} s.`,
  canaries: (asked, right, before) =>
    `Test questions: ${right} of ${asked} right${before === null ? '' : ` (${before} before)`}.`,
  stoppedTitle: 'The new version is not in service',
  damagedVectors: (count) =>
    `Records of the vector cache that were cut off or damaged: ${count}. They were not used, and were computed anew where needed.`,
  stoppedByCanaries:
    'It does worse on the test questions than the version in service, which stays:',
  worse: (question, before, after) => `· ${question}\n　before: ${before}\n　now: ${after}`,
  failedTitle: 'The refresh did not finish',
  unopened: (version, serving) =>
    `The new version ${version} cannot be opened; version ${serving} goes on answering. Please refresh once more: all is built anew.`,
  interrupted: (version) =>
    `The bot stopped halfway and the refresh was interrupted; ${version === null ? 'there is no version to answer from yet' : `version ${version} still answers`}. Refresh again with /corpus refresh.`,

  commandLine: 'the command line',
  historyTitle: 'Versions kept',
  historyLine: (version, time, articles, inService) =>
    `${inService ? '▶' : '·'} ${version} · ${time}${articles === null ? ' · damaged' : ` · ${articles} articles`}${inService ? ' · in service' : ''}`,
  historyNothing: 'There is no version yet.',
  auditTitle: 'Recent actions',
  auditLine: (time, user, action, outcome, detail) =>
    `${time} ${user} ${action}: ${outcome}${detail ? ` (${detail})` : ''}`,
  outcomes,
  actions,
  rollbackAsk: (version, articles) =>
    `Go back to version ${version}${articles === null ? '' : ` (${articles} articles)`}? The corpus files stay; the next refresh follows them again.`,
  rolledBack: (version) => `Version ${version} is now in service.`,
  rollbackSame: (version) => `Version ${version} is the one in service.`,
  rollbackUnknown: (version) =>
    `There is no version ${version}: choose a suggestion, or see ${command('corpus history')}.`,

  feedsTitle: 'Feeds',
  feeds: feedsIn('en'),
  turnedSince: (count) =>
    `Reported otherwise since: ${count} earlier ${count === 1 ? 'answer' : 'answers'}; see ${command('corpus turned')}.`,

  ...ofWork,
  gapLine: (question, times, time) => `**${question}**${gapsSimilar(times)} · ${time}`,

  faults: {
    usage: {
      add: "The corpus is a single file, so nothing can be added to it; the bot's operators can set a folder instead.",
      remove:
        'That cannot be removed on its own: a compressed file, or one with several articles, only goes as a whole; a corpus that is a single file cannot be removed.',
    },
    index_busy: 'Another refresh or rollback is under way; please try again when it is over.',
    index_missing: `There is no index yet; build it with ${command('corpus refresh')}.`,
    index_incompatible: `The index does not fit the present settings; rebuild it with ${command('corpus refresh')}.`,
    index_corrupt: `The index is damaged; rebuild it with ${command('corpus refresh')}, or go back with ${command('corpus rollback')}.`,
    index_unreadable: "The index folder cannot be read; please tell the bot's operators.",
    index_unwritable: "The index folder cannot be written; please tell the bot's operators.",
    version_missing: `This version is gone; ${command('corpus history')} shows those that are kept.`,
    article_missing: 'The corpus has no such file or article; please choose a suggestion.',
    refresh_stopped:
      'The refresh was stopped, and the version before it stays in service; please refresh again later.',
    leader_lost:
      'The process that was refreshing stopped or was cut off, and the version before it stays in service; please refresh again in a while.',
    leader_missing:
      "The process that leads does not answer, and whether it refreshed is not known; please look at the version in service, or tell the bot's operators.",
    corpus_missing: "The corpus folder is missing; please tell the bot's operators.",
    corpus_empty: `The corpus holds no article that can be read; add some with ${command('corpus add')}.`,
    corpus_unreadable: "The corpus folder cannot be read; please tell the bot's operators.",
    removed_unwritable:
      "What is removed is kept aside, but it could not be; so nothing was removed. Please tell the bot's operators.",
    file_changing:
      'This file is being changed just now, so nothing was removed; please try again later.',
    corpus_unwritable: "The corpus folder cannot be written; please tell the bot's operators.",
    file_unreadable:
      "The file of test questions, _canary.jsonl, is faulty; nothing was refreshed. The bot's operators have to correct it.",
    state_unavailable: 'The database cannot be used just now; please try again later.',
    model_missing: "A model is missing; please tell the bot's operators.",
    embedding_failed:
      "The embedding model gives no usable vectors; please tell the bot's operators.",
  },
}
