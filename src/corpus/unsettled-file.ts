import type { RejectionReason } from '../domain/index.js'

/** A file that is not taken as it was read, but read again by the next refresh. */
export interface UnsettledFile {
  file: string
  reason: RejectionReason
  /** How many articles it goes on serving, as it was before; 0 for a new one. */
  articles: number
}

/** Why a file cannot be taken as it was read. */
export type Unrest =
  /** It was changed, or another one was put in its place. */
  | 'changing'
  /** It ends too early, and nobody knows yet whether it will go on. */
  | 'cut_off'
  /** It was there, and was gone before it could be read. */
  | 'missing'
  /** It was gone once it had been read. */
  | 'gone'

export const reasonOf: Record<Unrest, RejectionReason> = {
  changing: { code: 'changing' },
  cut_off: { code: 'cut_off' },
  missing: { code: 'moved_away' },
  gone: { code: 'moved_away' },
}
