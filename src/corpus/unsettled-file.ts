import type { RejectionReason } from '../domain/index.js'

/** A file that is not taken as read this time; the next refresh reads it again. */
export interface UnsettledFile {
  file: string
  reason: RejectionReason
  /** How many of its earlier articles stay in service; 0 for a new file. */
  articles: number
}

/** Why a file cannot be taken as read. */
export type Unrest =
  /** It was changed or replaced. */
  | 'changing'
  /** It ends too early, and it is not yet known whether more will follow. */
  | 'cut_off'
  /** It was listed, but was gone before it could be read. */
  | 'missing'
  /** It was gone after it had been read. */
  | 'gone'

export const reasonOf: Record<Unrest, RejectionReason> = {
  changing: { code: 'changing' },
  cut_off: { code: 'cut_off' },
  missing: { code: 'moved_away' },
  gone: { code: 'moved_away' },
}
