import type { Answer, Confidence, Verdict } from '../../../domain/index.js'

/** The texts of asking and checking. */
export interface AskingWords {
  ask: string
  check: string
  corpus: string
  pages: string
  /** Above the field. */
  question: string
  questionHint: (most: number) => string
  askNow: string
  claim: string
  claimHint: (most: number) => string
  checkNow: string
  restrict: string
  source: string
  since: string
  until: string
  /** While an answer is being made. */
  waiting: string
  answer: string
  sources: string
  /** Above what comes near, but does not answer. */
  related: string
  relatedToClaim: string
  conflict: string
  conflictAbout: (about: string) => string
  counts: (reports: number, origins: number, copies: number) => string
  corpusAsOf: (date: string) => string
  onlySource: (source: string) => string
  onlyDays: (since: string | null, until: string | null) => string
  noted: string
  /** What a marker such as [1] leads to. */
  toSource: (n: number) => string
  receipt: string
  receiptVersion: (version: string, time: string) => string
  receiptHow: (mode: Answer['mode'], confidence: Confidence) => string
  receiptPassages: string
  receiptRanks: (dense: number | null, lexical: number | null) => string
  receiptNothing: string
  linkToAnswer: string
  followUp: string
  followUpHint: string
  /** Before the question that this one goes on with. */
  follows: string
  changedSince: string
  answerGone: string
  verdicts: Record<Verdict, string>
  noClaim: string
  claimsLeft: (count: number) => string
  tooFast: string
  tooFastMore: (seconds: number) => string
  busy: string
  busyMore: string
}
