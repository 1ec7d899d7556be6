import type { Article, RejectionReason } from '../../domain/index.js'

/** What was read from one file; notes report what was not understood in a file that is accepted all the same. */
export type FileArticles =
  | { articles: Article[]; notes: RejectionReason[] }
  | { reason: RejectionReason }
/** What was read from one record. */
export type RecordArticle = Article | { reason: RejectionReason }

/** What the thread is to read. */
export type Work =
  | { what: 'file'; file: string; bytes: Uint8Array; isBare: boolean }
  | {
      what: 'records'
      file: string
      /** The line of each record. */
      numbers: Uint32Array
      /** The end of each record in `content`. */
      ends: Uint32Array
      content: Uint8Array
      isBare: boolean
    }

export interface Task {
  work: Work
  /** Shared memory: the page or record being read, counted from 0. */
  place: Int32Array
}

/** What the thread reports: that it has begun, and then how it ended. */
export type ThreadMessage =
  | { what: 'begun' }
  | { what: 'done'; result: FileArticles | RecordArticle[] }
  | { what: 'failed'; name: string; message: string }
