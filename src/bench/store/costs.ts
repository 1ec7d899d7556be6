/** What building an index cost. */
export interface Built {
  articles: number
  passages: number
  /** From the files of the corpus to the index in service. */
  seconds: number
  /** Of these, what the model took. */
  embedding: number
  /** Of these, from the last posting list to the row of the version, which is the graph; null where there is no such step. */
  graph: number | null
  /** Resident memory of the process, at most; in MB (10⁶ bytes). */
  peakMB: number
}

/** What questions cost that so many clients ask at once; per question, but for p50 and p95. */
export interface Pass {
  /** Milliseconds. */
  p50: number
  p95: number
  /** Milliseconds of processor time. */
  botCpu: number
  /** Null for files, and of a server on another machine. */
  serverCpu: number | null
  /** Kilobytes read from files, or sent over the connection in both directions; null where they were not counted. */
  kilobytes: number | null
}

export interface Retrieval {
  /** Seconds from a loaded model to the first question answered. */
  opening: number
  /** Megabytes that this read, or had sent; null where they were not counted. */
  openingMB: number | null
  /** Resident memory after the warm-up and, with eight clients, at most; in MB (10⁶ bytes). */
  resident: number
  peak: number
  one: Pass
  eight: Pass
}
