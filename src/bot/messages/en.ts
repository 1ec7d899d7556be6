import type { Messages } from './wording.js'

export const english: Messages = {
  conflict: (about) => (about ? `⚠ Reports disagree (${about}): ` : '⚠ Reports disagree: '),
  states: (source, date, value) => `${source}${date ? `, ${date},` : ''} has “${value}”.`,
  sources: 'Sources',
  related: 'The closest reports, which do not answer the question:',
  digest: 'digest',
  page: (number) => `p. ${number}`,
  moreSentences: (count) => `(${plural(count, 'more sentence')} not shown)`,
  moreConflicts: (count) => `(${plural(count, 'more differing value')} not shown)`,
  moreSources: (count) => `(${plural(count, 'more source')} not listed)`,
  counts: (reports, origins, copies) =>
    `${plural(reports, 'report')} · ${plural(origins, 'independent source')}${
      copies > 0 ? ` (${copies} reprinted)` : ''
    }`,
  corpusAsOf: (date) => `corpus up to ${date}`,
  noEvidence: 'The corpus holds no answer to this question.',
  noted: 'The question has been put on the list of gaps.',
  changedSince:
    '⚠ Since this was answered, a cited article was changed or removed; the quotes below are those of that time.',

  buttons: {
    original: 'Original',
    receipt: 'Evidence',
    publish: 'Publish',
    thread: 'Follow up',
    previous: 'Previous',
    next: 'Next',
    forget: 'Delete what I asked',
    confirmForget: 'Yes, delete',
  },
  gone: 'This answer is past its retention time, or was deleted on request; please ask again.',
  notYours: 'Only the person who asked can do this.',
  thanks: 'Thank you, noted.',
  whyTitle: 'What is wrong?',
  whyLabel: 'Reason (optional)',
  whyPlaceholder: 'E.g. a wrong figure, off the question, an old source…',
  whyNoted: 'Thank you. The answer and your reason are on the moderators’ list now.',
  threadOpened: (thread) => `Go on asking in ${thread}.`,
  threadHint:
    'Go on asking here: mention me, or reply to my answer. I keep the last turns in mind.',
  noThread:
    'No thread can be opened here (no permission, or there is one already); you can also reply to my answer.',
  original: (file, first, last) =>
    first === last ? `${file}, line ${first}` : `${file}, lines ${first}–${last}`,
  otherQuotes: 'See another quote',
  articleChanged: '⚠ This article was changed after the answer; below is the quote of that time.',
  articleGone: '⚠ This article is no longer in the corpus; below is the quote of that time.',
  receiptTitle: 'What this answer rests on',
  receiptVersion: (version, time) => `index version ${version} · answered ${time}`,
  receiptHow: (mode, confidence) =>
    `${
      mode === 'generated'
        ? 'written by a chat model, each sentence verified'
        : 'quoted as it stands'
    } · confidence ${confidence}`,
  receiptOrigins: (origins) => `${plural(origins, 'independent source')} (reprints count once)`,
  receiptPassages: 'Passages found, best first:',
  receiptRanks: (dense, lexical) => `by meaning #${dense ?? '—'} · by words #${lexical ?? '—'}`,
  receiptTerms: (terms) => `matched: ${terms}`,
  receiptNothing: 'No passage was found.',

  verdicts: {
    supported: 'Supported',
    contradicted: 'Contradicted',
    disputed: 'Disputed',
    not_in_corpus: 'Not in the corpus',
  },
  noClaim: 'There is nothing to check here: give a statement, e.g. “新馆面积3万平方米”.',
  claimsLeft: (count) => `(${plural(count, 'more sentence')} not checked: at most 5 at a time)`,

  listTitle: (total, query) =>
    query
      ? `${plural(total, 'article')} with “${query}” in title or source`
      : `${plural(total, 'article')} in the corpus`,
  listPage: (page, pages) => `page ${page} of ${pages}`,
  listNothing: (query) =>
    query
      ? `No article has “${query}” in its title or source.`
      : 'The corpus holds no article yet.',
  undated: 'undated',
  noArticle: 'There is no such article: choose one of the suggestions, or browse with /sources.',
  articleBeginning: 'Beginning:',
  help: {
    everybody: [
      '**I answer from the news corpus, each sentence with its source; where the corpus is silent, I say so.**',
      '',
      '**/ask** a question, or mention me; limit it by date or publisher, or keep it private',
      '**Follow up** by replying to my answer',
      '**Original** shows a quote in its article',
      '**/check** a statement; or right-click a message → Apps → 查证',
      '**/sources** browse the corpus　**/article** read one',
      '**👍 👎** tell me whether I was right',
      '**/privacy** what I keep, and how to delete it',
    ].join('\n'),
    moderators: [
      '',
      'Moderators:',
      '**/corpus add** articles　**/corpus refresh** the index',
      '**/corpus status · history · rollback · remove**',
      '**/gaps** questions without an answer',
    ].join('\n'),
  },
  privacy: (days) =>
    [
      '**What I keep**',
      'Questions and answers (with their quotes), votes and their reasons, and what moderators do. I do not read messages that do not mention me.',
      days > 0
        ? `Questions and answers are kept for ${plural(days, 'day')}, then deleted.`
        : 'Questions and answers are kept until you ask for them to be deleted.',
      'The button below deletes all you asked, its answers, and your votes; messages in channels are yours to delete.',
    ].join('\n'),
  forgotten: (count) => `Deleted ${plural(count, 'question')} of yours and all your votes.`,

  tooFast: (seconds) => `That was a little fast; please try again in ${plural(seconds, 'second')}.`,
  channelBusy: (seconds) =>
    `Many are asking in this channel; please try again in ${plural(seconds, 'second')}.`,
  lineFull: 'Too many questions are waiting; please ask again in a while.',
  inLine: (ahead) => `Received; ${plural(ahead, 'question')} ahead of yours…`,
  stopping: 'I am about to restart; please ask again in a minute.',
  failed:
    'Something went wrong: this could not be done; the details are in the log, please try again later.',
  howToAsk: 'Mention me and write your question after it, or use /ask.',
  unknownAction: 'This is no longer available; /help shows what I can do.',
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
