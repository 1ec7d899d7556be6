import type { AskingWords } from './words.js'

const times = (count: number, one: string, several = `${one}s`) =>
  `${count} ${count === 1 ? one : several}`
const days = (since: string | null, until: string | null) =>
  since && until ? `from ${since} to ${until}` : since ? `since ${since}` : `until ${until}`

export const english: AskingWords = {
  ask: 'Ask',
  check: 'Check',
  corpus: 'Corpus',
  pages: 'Pages',
  question: 'What would you like to know?',
  questionHint: (most) =>
    `Answered from the reports in the corpus alone, each sentence with its source. At most ${most} characters; best asked in Chinese.`,
  askNow: 'Ask',
  claim: 'What is to be checked',
  claimHint: (most) =>
    `One statement or a few; each is held against the reports. At most ${most} characters; best written in Chinese.`,
  checkNow: 'Check',
  restrict: 'Limit to a publisher or to dates',
  source: 'Only this publisher',
  since: 'From',
  until: 'To',
  waiting: 'Reading the reports…',
  answer: 'Answer',
  sources: 'Sources',
  related: 'What comes nearest (it does not answer)',
  relatedToClaim: 'What comes nearest (it does not speak of this)',
  conflict: 'Reports differ',
  conflictAbout: (about) => `Reports differ: ${about}`,
  counts: (reports, origins, copies) =>
    `${times(reports, 'report')} · ${times(origins, 'independent source')}${
      copies > 0 ? ` (${times(copies, 'copy', 'copies')})` : ''
    }`,
  corpusAsOf: (date) => `Corpus as of ${date}`,
  onlySource: (source) => `Only reports by ${source}`,
  onlyDays: (since, until) => `Only reports ${days(since, until)}`,
  noted: 'This question was put on the list of gaps.',
  toSource: (n) => `See source ${n}`,
  receipt: 'How this answer was made',
  receiptVersion: (version, time) => `Index version ${version} · answered at ${time}`,
  receiptHow: (mode, confidence) =>
    `${
      mode === 'generated'
        ? 'Written by a chat model, each sentence held against its source'
        : 'Taken from the articles to the letter'
    } · confidence: ${confidence}`,
  receiptPassages: 'Passages found, the most relevant first:',
  receiptRanks: (dense, lexical) => `by meaning: ${dense ?? '—'} · by words: ${lexical ?? '—'}`,
  receiptNothing: 'No passage was found.',
  linkToAnswer: 'Link to this answer',
  followUp: 'Ask on',
  followUpHint: '“它的面积呢？” is enough: the turns before are read with it.',
  follows: 'Goes on from: ',
  changedSince:
    'An article that is quoted was changed or removed since; this is what was answered then.',
  answerGone:
    'This answer is gone: it is past the time for which answers are kept, or was deleted by who asked. Please ask again.',
  verdicts: {
    supported: 'Supported',
    contradicted: 'Contradicted',
    disputed: 'Disputed',
    not_in_corpus: 'Not in the corpus',
  },
  noClaim:
    'There is nothing to check here. Please write a statement, such as “新馆面积3万平方米”; questions belong on the page “Ask”.',
  claimsLeft: (count) =>
    `${times(count, 'statement was', 'statements were')} not checked: please check the rest in another go.`,
  tooFast: 'Too many questions at once',
  tooFastMore: (seconds) =>
    `Please wait ${times(seconds, 'second')} and try again; what you wrote is still below.`,
  busy: 'Too many people are asking',
  busyMore: 'Please try again in a while; what you wrote is still below.',
}
