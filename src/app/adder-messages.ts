import type { AddedFile, AddOptions, SentFile } from '../corpus/add.js'
import type { Failure } from './reader-messages.js'

/** What a thread that adds to the corpus is told when it starts. */
export interface AdderTask {
  /** A folder, or one file. */
  corpus: string
  work:
    | { what: 'add'; files: readonly SentFile[]; options: AddOptions }
    | { what: 'fetch'; url: string }
}

/** What it tells: one message. */
export type AdderMessage =
  | { what: 'done'; result: AddedFile[] | SentFile }
  | { what: 'failed'; failure: Failure }
