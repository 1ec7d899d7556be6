/** Which of several processes for one token does what only one of them may do, and when. */
export interface Leader {
  /** The signal that is aborted when this process leads no more; null while another leads, or none. */
  term(): AbortSignal | null
  /** Does the duties in each term of this process; returns once they have begun where it always leads. */
  begin(duties: Duties): Promise<void>
  /** Leads no more; resolves when what the duties began is over. */
  close(): Promise<void>
}

/**
 * Begins what only the leader does, which begins nothing more once the signal of the term is aborted. Never rejects.
 * @returns what is called then: ends the rest, and resolves when all of it has ended
 */
export type Duties = (term: AbortSignal) => Promise<() => Promise<void>>
