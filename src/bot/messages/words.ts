import type { Verdict, YoujuError } from '../../domain/index.js'
import type { TurnedWords } from '../../wording/turned.js'
import type { CommandWords } from './commands/words.js'
import type { ModerationWords } from './moderation/wording.js'

/**
 * Every word of the bot's own, in one language; `wordsIn` gives them. What a language lacks does not compile.
 * Arguments are already escaped for Discord's markdown.
 */
export interface Words {
  // An answer
  conflict(about: string | null): string
  states(source: string, date: string | null, value: string): string
  sources: string
  related: string
  digest: string
  page(number: number): string
  /** Where a page would be named, for text from a picture. */
  picture: string
  moreSentences(count: number): string
  moreConflicts(count: number): string
  moreSources(count: number): string
  /** `copies` are the reports that only repeat another one. */
  counts(reports: number, origins: number, copies: number): string
  corpusAsOf(date: string): string
  /** What a question was restricted to. */
  onlySource(source: string): string
  /** At least one of the days is given. */
  onlyDays(since: string | null, until: string | null): string
  noted: string
  /** There is nothing after what has been shown. */
  noMore: string
  /** Above what is shown again of an answer, one of whose articles has changed or is gone. */
  changedSince: string

  // What can be done with an answer
  buttons: {
    original: string
    receipt: string
    publish: string
    thread: string
    rest: string
    previous: string
    next: string
    forget: string
    confirmForget: string
  }
  /** Where a server, or a direct message, has no corpus among several homes. */
  noHome: string
  noHomeInDirect: string
  gone: string
  notYours: string
  thanks: string
  whyTitle: string
  whyLabel: string
  whyPlaceholder: string
  whyNoted(hasReason: boolean): string
  threadOpened(thread: string): string
  /** `readsAll`: whether messages that do not mention the bot can be read there. */
  threadHint(readsAll: boolean): string
  noThread: string
  original(file: string, first: number, last: number): string
  otherQuotes: string
  articleChanged: string
  articleMoved: string
  articleGone: string
  otherArticlesChanged: string
  receiptTitle: string
  receiptVersion(version: string, time: string): string
  receiptHow(mode: 'extractive' | 'generated', confidence: 'high' | 'medium' | 'low'): string
  receiptOrigins(origins: number): string
  receiptPassages: string
  receiptRanks(dense: number | null, lexical: number | null): string
  receiptTerms(terms: string): string
  receiptNothing: string

  // A check
  verdicts: Record<Verdict, string>
  quoted(text: string): string
  moreReasons(count: number): string
  relatedToClaim: string
  noClaim: string
  /** `doubtful` places of the picture could hardly be read. */
  pictureRead(name: string, doubtful: number): string
  pictureNotRead(name: string, reason: string): string
  pictureNotFetched(name: string): string
  pictureTooLarge(name: string, megabytes: number): string
  morePictures(count: number): string
  claimsLeft(count: number): string
  /** Below a check, where its reasons are not in the reader's language. */
  inChinese: string | null

  // How the news turns
  /** Below an answer that is told otherwise now. */
  turned: TurnedWords
  watchBegun: string
  watchStopped(count: number): string
  watchFull(most: number): string
  watchNothing: string
  watchUnknown: string
  watchList(count: number): string
  chooseWatches: string
  topicAnswered: string
  topicSilent: string
  topicUnclear: string
  noticeTitle(count: number): string
  noticeLink: string
  /** In a channel, to who takes no direct messages. */
  noticeHint: string
  noticesMissed: string
  moreNotices(count: number): string
  // A timeline
  timelineTitle(subject: string): string
  timelineNothing(subject: string): string
  /** The subject was looked for in the words of another region. */
  timelineUnderstood(subject: string): string
  timelineUndated: string
  /** The date above is the day of publication. */
  timelinePublished: string
  timelineReports(reports: number): string
  timelineCopies(copies: number): string
  timelineMoreValues(count: number): string
  timelineMore: string

  // Browsing
  listTitle(total: number, query: string | null): string
  listPage(page: number, pages: number): string
  listNothing(query: string | null): string
  undated: string
  noArticle: string
  help: { everybody: string; moderators: string }
  privacy(days: number, readsThreads: boolean): string
  forgetSure: string
  forgotten(count: number): string

  // Limits and failures
  tooFast(seconds: number): string
  channelBusy(seconds: number): string
  lineFull: string
  /** In place of an answer: the process that was to give it has ended. */
  cutShort: string
  inLine(ahead: number): string
  /** To who asked privately, when the reply can be edited no more. */
  tookTooLong: string
  stopping: string
  failed: string
  mayNotWrite(channel: string): string
  /** For whatever only those who run the bot can mend. */
  unavailable: string
  error(error: YoujuError): string
  howToAsk: string
  unknownAction: string

  commands: CommandWords
  moderation: ModerationWords
}
