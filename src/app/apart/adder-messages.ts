import type { AddedFile, AddOptions, SentFile } from '../../corpus/add.js'
import type { Failure } from './reader-messages.js'

/** The task given to a thread that adds to the corpus when it starts. */
export interface AdderTask {
  /** A folder, or one file. */
  corpus: string
  work:
    | { what: 'add'; files: readonly SentFile[]; options: AddOptions }
    | { what: 'fetch'; url: string }
}

/** The single message that the thread sends. */
export type AdderMessage =
  | { what: 'done'; result: AddedFile[] | SentFile }
  | { what: 'failed'; failure: Failure }
