/** One thing that is counted, such as the questions of a user, and how many of it may be in any minute. */
export interface Counted {
  key: string
  perMinute: number
}

/** What several processes count together. Where the database does not answer in time, nothing speaks against it. */
export interface SharedCounts {
  /**
   * Counts one of each, in their order, up to the first of which there were too many, which is not counted; returns its key
   * and the seconds to wait, or null where there was none. Of calls at once no more get null than may.
   */
  take(counted: readonly Counted[]): Promise<{ key: string; seconds: number } | null>
  /** Notes, for an hour, that a user deletes all that is theirs. */
  noteDeletion(user: string): Promise<void>
  /** Whether they did within the last milliseconds; also where that is not known. */
  hasDeleted(user: string, within: number): Promise<boolean>
}
