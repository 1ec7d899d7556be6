import type { Article, PictureBox, RejectionReason } from '../../domain/index.js'

/** What was read from one file; notes report what was not understood in a file that is accepted all the same. */
export type FileArticles =
  | { articles: Article[]; notes: RejectionReason[] }
  | { reason: RejectionReason }
/** What was read from one record. */
export type RecordArticle = Article | { reason: RejectionReason }

/** A part of a picture, as PNG; null if it cannot be cut out. */
export type Cut = { png: Uint8Array | null }
export type Result = FileArticles | RecordArticle[] | Cut

/** What the thread is to read. */
export type Work =
  | { what: 'file'; file: string; bytes: Uint8Array; isBare: boolean }
  /** To cut out of a picture, or of the one on a page of a PDF, the lines in `boxes`. */
  | { what: 'cut'; file: string; bytes: Uint8Array; boxes: PictureBox[]; page: number | null }
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
  /** Shared memory: the page or record being read, counted from 0, and what `gate.ts` keeps. */
  place: Int32Array
}

/** What the thread reports: that it has begun, and then how it ended. */
export type ThreadMessage =
  | { what: 'begun' }
  | { what: 'done'; result: Result }
  | { what: 'failed'; name: string; message: string }
