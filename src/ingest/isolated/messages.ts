import type { Article, RejectionReason } from '../../domain/index.js'

/** What was read from one file; notes tell what was not understood of one that is taken all the same. */
export type FileArticles =
  | { articles: Article[]; notes: RejectionReason[] }
  | { reason: RejectionReason }
/** What was read from one record. */
export type RecordArticle = Article | { reason: RejectionReason }

/** What the thread is asked to read. */
export type Work =
  | { what: 'file'; file: string; bytes: Uint8Array; isBare: boolean }
  | {
      what: 'records'
      file: string
      /** The line of each record. */
      numbers: Uint32Array
      /** Where each record ends in `content`. */
      ends: Uint32Array
      content: Uint8Array
      isBare: boolean
    }

export interface Task {
  work: Work
  /** Shared: the page or record that is being read, counted from 0. */
  place: Int32Array
}

/** What it tells: that it has begun, and then how it ended. */
export type Told =
  | { what: 'begun' }
  | { what: 'done'; result: FileArticles | RecordArticle[] }
  | { what: 'failed'; name: string; message: string }
