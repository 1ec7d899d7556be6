import { errorIn } from '../../wording/errors.js'
import { turnedIn } from '../../wording/turned.js'
import { english as commands } from './commands/en.js'
import { typed } from './commands/words.js'
import { english as moderation } from './moderation/en.js'
import type { Words } from './words.js'

const command = typed(commands)

export const english: Words = {
  conflict: (about) => (about ? `⚠ Reports disagree (${about}): ` : '⚠ Reports disagree: '),
  states: (source, date, value) => `${source}${date ? ` (${date})` : ''} says “${value}”.`,
  sources: 'Sources',
  related: 'The closest reports (they do not answer the question):',
  digest: 'digest',
  page: (number) => `p. ${number}`,
  picture: 'picture',
  moreSentences: (count) => `(${plural(count, 'more sentence')} not shown)`,
  moreConflicts: (count) => `(${plural(count, 'more differing value')} not shown)`,
  moreSources: (count) => `(${plural(count, 'more source')} not listed)`,
  counts: (reports, origins, copies) =>
    `${plural(reports, 'report')} · ${plural(origins, 'independent source')}${
      copies > 0 ? ` (${copies} reprinted)` : ''
    }`,
  corpusAsOf: (date) => `corpus up to ${date}`,
  onlySource: (source) => `only reports of ${source}`,
  onlyDays: (since, until) => `only reports ${dayRange(since, until)}`,
  noted: 'I have added this question to the list of gaps.',
  noMore: 'There is nothing more.',
  changedSince:
    '⚠ A cited article has been changed or removed since this was answered; what you see here is from back then.',

  buttons: {
    original: 'Show source',
    receipt: 'How I know',
    publish: 'Publish',
    thread: 'Follow up',
    rest: 'Show the rest',
    previous: 'Previous',
    next: 'Next',
    forget: 'Delete my questions',
    confirmForget: 'Yes, delete',
  },
  noHome:
    'This server has no corpus yet, so I cannot answer here. Whoever runs me can add it to servers.yaml.',
  noHomeInDirect: `I keep a separate corpus for each of several servers, and a direct message does not say which one to search. Ask in a server; use the private option of ${command('ask')} if nobody else should see it.`,
  gone: 'This answer is gone: it has expired, or the person who asked deleted it. Please ask again.',
  notYours: 'Only the person who asked can use this button.',
  thanks: 'Thanks for the feedback!',
  whyTitle: 'What went wrong?',
  whyLabel: 'Reason (optional)',
  whyPlaceholder: 'E.g. wrong number, off topic, outdated source…',
  whyNoted: (hasReason) =>
    hasReason
      ? 'Thanks. The moderators will see this answer and your reason.'
      : 'Thanks. The moderators will see this answer.',
  threadOpened: (thread) => `You can keep asking in ${thread}.`,
  threadHint: (readsAll) =>
    readsAll
      ? 'Just keep asking here. I remember the last few questions.'
      : 'To keep asking here, mention me or reply to my answer. I remember the last few questions.',
  noThread: 'I am not allowed to open a thread here. You can follow up by replying to my answer.',
  original: (file, first, last) =>
    first === last ? `${file}, line ${first}` : `${file}, lines ${first}–${last}`,
  otherQuotes: 'Other quotes',
  articleChanged:
    '⚠ This article has changed since the answer and no longer has this sentence; below is the quote as it was.',
  articleMoved:
    '⚠ This article has changed since the answer, but the sentence is still there; below is how it stands now.',
  articleGone: '⚠ This article is no longer in the corpus; below is the quote as it was.',
  otherArticlesChanged:
    '⚠ This article is as it was, but another one that the answer cites has been changed or removed.',
  receiptTitle: 'How I arrived at this answer',
  receiptVersion: (version, time) => `Index version ${version} · answered ${time}`,
  receiptHow: (mode, confidence) =>
    `${
      mode === 'generated'
        ? 'Written by a chat model, each sentence checked against its source'
        : 'Quoted word for word'
    } · ${confidence} confidence`,
  receiptOrigins: (origins) =>
    `${plural(origins, 'independent source')} (reprints of one report count once)`,
  receiptPassages: 'Passages I found, best first:',
  receiptRanks: (dense, lexical) =>
    `rank by meaning: ${dense ?? '—'} · by wording: ${lexical ?? '—'}`,
  receiptTerms: (terms) => `matches: ${terms}`,
  receiptNothing: 'No relevant passage was found.',

  verdicts: {
    supported: 'Supported',
    contradicted: 'Contradicted',
    disputed: 'Disputed',
    not_in_corpus: 'Not in the corpus',
  },
  quoted: (text) => `“${text}”`,
  moreReasons: (count) => `(${plural(count, 'more reason')} not shown)`,
  relatedToClaim: 'The closest reports (they do not speak of this):',
  noClaim: `There is nothing to check here. Write a statement, e.g. “新馆面积3万平方米”; for questions, use ${command('ask')}.`,
  pictureRead: (name, doubtful) =>
    `The text of the picture ${name} was read${doubtful > 0 ? `; ${plural(doubtful, 'place')} could hardly be read, so please compare` : ''}.`,
  pictureNotRead: (name, reason) => `The picture ${name} was not checked: ${reason}.`,
  pictureNotFetched: (name) =>
    `The picture ${name} could not be fetched from Discord; please try again later.`,
  pictureTooLarge: (name, megabytes) =>
    `The picture ${name} is larger than ${megabytes} MB and was not checked; please make it smaller.`,
  morePictures: (number) =>
    `${plural(number, 'more picture')} ${number === 1 ? 'was' : 'were'} not checked; please send them apart.`,
  claimsLeft: (count) =>
    `(${plural(count, 'more sentence')} not checked: I check up to 5 at a time)`,
  inChinese: 'Quotes are in Chinese, the language of the corpus.',

  turned: turnedIn('en'),
  watchBegun:
    'I will send you a direct message when this is reported otherwise. Press 🔔 again to stop.',
  watchStopped: (count) => `Stopped watching: ${count}.`,
  watchFull: (most) =>
    `You can watch ${most} at most. Stop some with ${command('watch stop')} first.`,
  watchNothing: 'There is no answer to watch here yet. Ask first, or give the link of an answer.',
  watchUnknown: 'I cannot find that answer from here. Press 🔔 below it in its own channel.',
  watchList: (count) => (count > 0 ? `What you watch: ${count}` : 'You watch nothing.'),
  chooseWatches: 'Choose what to stop watching',
  topicAnswered:
    'Noted. This is the answer now; I will send you a direct message when it is reported otherwise.',
  topicSilent:
    'Noted. The corpus has no answer yet; I will send you a direct message once it has one.',
  topicUnclear: 'On its own I cannot tell what this is about. Please write the whole question.',
  noticeTitle: (count) =>
    count > 1 ? `${count} things you watch are reported otherwise` : 'News on what you watch',
  noticeLink: 'See the answer',
  noticeHint: `There is news on what you watch, but I cannot send you direct messages. See ${command('watch list')}.`,
  noticesMissed: 'What I could not send you:',
  moreNotices: (count) => `(${count} more not listed)`,
  timelineTitle: (subject) => `Timeline: ${subject}`,
  timelineNothing: (subject) => `Nothing in the corpus reports on “${subject}”.`,
  timelineUnderstood: (subject) => `Looked for “${subject}”.`,
  timelineUndated: 'No date',
  timelinePublished: 'dated by publication',
  timelineReports: (reports) => `${reports} independent reports say the same`,
  timelineCopies: (copies) => (copies === 1 ? '1 copy' : `${copies} copies`),
  timelineMoreValues: (count) => `(${count} more not shown)`,
  timelineMore: '(There are more reports than were read: narrow the range with since and until.)',

  listTitle: (total, query) =>
    query
      ? `${plural(total, 'article')} with “${query}” in the title or source`
      : `${plural(total, 'article')} in the corpus`,
  listPage: (page, pages) => `Page ${page} of ${pages}`,
  listNothing: (query) =>
    query
      ? `No article has “${query}” in its title or source.`
      : 'There are no articles in the corpus yet.',
  undated: 'no date',
  noArticle: `I could not find that article. Pick one of the suggestions, or browse with ${command('sources')}.`,
  help: {
    everybody: [
      '**I answer questions from a corpus of Chinese news,**',
      '**with a source for every sentence.**',
      '**If the corpus has no answer, I say so.**',
      '',
      `**${command('ask')}** a question, or just mention me`,
      '　Options: dates, publisher, only visible to you',
      '**Follow up** by replying to my answer',
      '**Show source** shows a quote in its article, in Chinese',
      `**${command('check')}** a statement. Or right-click (long-press)`,
      '　any message or screenshot → Apps → Check facts',
      `**${command('timeline')}** reports on a subject, by date`,
      `**${command('sources')}** browse articles　**${command('article')}** read one`,
      `**👍 👎** was it good?　**🔔** ${command('watch')} tells you of changes`,
      `**${command('privacy')}** what I keep, and how to delete it`,
    ].join('\n'),
    moderators: [
      '',
      '**Moderators**',
      `**${command('corpus add')}** articles　**${command('corpus refresh')}** the index`,
      `**${command('corpus status')}** what is there　**${command('corpus history')}** versions`,
      `**${command('corpus rollback')}** undo a refresh　**${command('corpus remove')}** articles`,
      `**${command('gaps')}** not answered　**${command('corpus feeds')}** sites read regularly`,
    ].join('\n'),
  },
  privacy: (days, readsThreads) =>
    [
      '**What I keep**',
      'Questions and answers (with their quotes), statements you had checked, votes and the reasons given, what you watch.',
      readsThreads
        ? 'I only process messages that mention me, reply to me, are sent to me directly, or are in threads I opened.'
        : 'I only process messages that mention me, reply to me, or are sent to me directly.',
      days > 0
        ? `All of this is deleted after ${plural(days, 'day')}.`
        : 'There is no time limit, but you can delete yours whenever you like.',
      'What moderators do, and who tries a moderator command, is logged separately, without any question, and is not deleted.',
      'The button below deletes all your questions, their answers, and your votes. Messages already in channels stay.',
    ].join('\n'),
  forgetSure:
    'This deletes all your questions, their answers, your votes and watches for good. Are you sure?',
  forgotten: (count) => `Deleted: ${plural(count, 'question')} and all your votes.`,

  tooFast: (seconds) =>
    `You are a little fast for me. Please ask again in ${plural(seconds, 'second')}.`,
  channelBusy: (seconds) =>
    `This channel is busy right now. Please ask again in ${plural(seconds, 'second')}.`,
  lineFull: 'Too many questions are waiting right now. Please ask again in a few minutes.',
  cutShort: 'I was stopped before I could finish this. Please ask again.',
  inLine: (ahead) => `Got it! ${plural(ahead, 'question')} ahead of yours…`,
  tookTooLong: 'That took too long and the answer can no longer be shown; please ask again.',
  stopping: 'I am about to restart. Please ask again in a minute.',
  failed: 'Something went wrong. Please try again later.',
  mayNotWrite: (channel) =>
    `I am not allowed to write in ${channel}, so I cannot answer you there. Ask a moderator to give me “View Channel” and “Send Messages”, or just ask me here.`,
  unavailable:
    'I cannot answer yet: the corpus is not ready. Please ask a moderator to look at the log.',
  error: (error) => errorIn('en', error),
  howToAsk: `Mention me and add your question, or use ${command('ask')}.`,
  unknownAction: `This is no longer available. See ${command('help')} for what I can do.`,

  commands,
  moderation,
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function dayRange(since: string | null, until: string | null): string {
  if (since === null) return `of ${until} or earlier`
  return until === null ? `of ${since} or later` : `from ${since} to ${until}`
}
