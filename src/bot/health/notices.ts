/** Something wrong that does not stop the bot, and that whoever runs it should see to. */
export interface Notice {
  /** For programs, e.g. token_used_twice. */
  kind: string
  /** When it was first noticed, ISO 8601. */
  since: string
  /** How often it was noticed since. */
  times: number
  /** One sentence for people, with what to do; it holds no secrets and no questions. */
  message: string
}

/** For how long something that only shows now and then stands in the list after its last sign, in milliseconds. */
const STANDS_FOR = 10 * 60_000

/** What is wrong now, for /healthz and the log. */
export class Notices {
  readonly #standing = new Map<string, Notice & { until: number }>()

  constructor(readonly now: () => number = Date.now) {}

  /**
   * Notes a sign of something wrong, which then stands in the list for some minutes, or until it is withdrawn.
   * @param milliseconds for how long it stands unless there is another sign; `Infinity` until it is withdrawn
   * @returns whether it is new: the log need not say it at every sign
   */
  note(kind: string, message: string, milliseconds = STANDS_FOR): boolean {
    const now = this.now()
    const standing = this.#in(now).get(kind)
    this.#standing.set(kind, {
      kind,
      since: standing?.since ?? new Date(now).toISOString(),
      times: (standing?.times ?? 0) + 1,
      message,
      until: now + milliseconds,
    })
    return standing === undefined
  }

  /** Takes a notice back whose cause is mended. */
  withdraw(kind: string): void {
    this.#standing.delete(kind)
  }

  /** What stands now, the oldest first. */
  get all(): Notice[] {
    return [...this.#in(this.now()).values()].map(({ until: _, ...notice }) => notice)
  }

  #in(now: number) {
    for (const [kind, { until }] of this.#standing) if (until <= now) this.#standing.delete(kind)
    return this.#standing
  }
}
