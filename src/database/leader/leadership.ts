import { type LeaderClock, type LeaderTimes, leaderClock, leaderTimes } from './leader-clock.js'
import type { LockSession } from './lock-session.js'

export interface Contender {
  /** Opens a connection that can hold the lock. */
  open(times: LeaderTimes): Promise<LockSession>
  /** Whether this process could do what a leader does. */
  mayLead(): Promise<boolean>
  /** Does what only the leader does, until the signal is aborted. Never rejects. */
  lead(term: AbortSignal): Promise<void>
  /** Told of each beat, with the connection of the lock. */
  onBeat(session: LockSession): Promise<void>
  /** Told why the lock cannot be asked for, or is lost. */
  onTrouble(error: unknown): void
  clock?: LeaderClock
  times?: LeaderTimes
}

/**
 * One of the processes with the same lock leads at a time. Who leads proves on the connection that holds the lock, again and
 * again, that it still holds it. A proof counts from when it was asked for, so that a leader gives up before anybody who got the
 * lock after it begins to lead (docs/decisions/0051-several-bots.md).
 */
export class Leadership {
  readonly #stop = new AbortController()
  readonly #clock: LeaderClock
  readonly #times: LeaderTimes
  readonly #over: Promise<void>
  #term: AbortController | null = null
  /** How long ago the last proof was asked for. */
  #unproven: () => number = () => Number.POSITIVE_INFINITY
  #disarm: () => void = () => {}
  #session: LockSession | null = null

  constructor(private readonly contender: Contender) {
    this.#clock = contender.clock ?? leaderClock
    this.#times = contender.times ?? leaderTimes
    this.#over = this.#contend()
  }

  /** The signal that is aborted when this process leads no more; null while it does not lead. */
  term(): AbortSignal | null {
    // A process that stood still must not act before its timers have run.
    if (this.#term !== null && this.#unproven() >= this.#times.giveUpAfter) this.#giveUp()
    return this.#term?.signal ?? null
  }

  /** Leads no more, and does not try again. Once all that it did is over, says so to whoever leads next. */
  async close(): Promise<void> {
    this.#stop.abort()
    if (this.#term === null) this.#session?.destroy()
    this.#giveUp()
    await this.#over
  }

  async #contend(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      let session: LockSession | null = null
      try {
        session = await this.contender.open(this.#times)
        this.#session = session
        await this.#inSession(session)
      } catch (error) {
        if (!this.#stop.signal.aborted) this.contender.onTrouble(error)
      }
      this.#giveUp()
      session?.destroy()
      await this.#clock.wait(this.#times.beat, this.#stop.signal)
    }
  }

  /** Returns when its term is over, or it is told to stop. */
  async #inSession(session: LockSession): Promise<void> {
    const stop = this.#stop.signal
    while (!((await this.contender.mayLead()) && (await session.take()))) {
      await this.contender.onBeat(session)
      await this.#clock.wait(this.#times.beat, stop)
      if (stop.aborted) return
    }
    if (stop.aborted) return
    const isAlone = await session.begin()
    if (!isAlone) await this.#waited(session)
    await this.#proven(session)
    if (stop.aborted) return
    const term = new AbortController()
    this.#term = term
    void session.gone.then(() => {
      if (this.#term === term) this.#giveUp()
    })
    const work = this.contender.lead(term.signal)
    try {
      while (!term.signal.aborted) {
        await this.#clock.wait(this.#times.beat, AbortSignal.any([term.signal, stop]))
        if (term.signal.aborted) break
        await this.#proven(session)
        await this.contender.onBeat(session)
      }
    } finally {
      this.#giveUp()
      if (!stop.aborted) session.destroy()
      await work
      // Of a connection that is gone nobody is told, and the next leader waits.
      if (stop.aborted) await session.finish().catch(() => {})
    }
  }

  /** Keeps the lock without leading. */
  async #waited(session: LockSession): Promise<void> {
    const { beat, waitBefore } = this.#times
    for (let left = waitBefore; left > 0 && !this.#stop.signal.aborted; left -= beat) {
      await this.#clock.wait(Math.min(beat, left), this.#stop.signal)
      await session.prove()
    }
  }

  async #proven(session: LockSession): Promise<void> {
    const asked = this.#clock.mark()
    await session.prove()
    if (asked() >= this.#times.giveUpAfter) throw new Error('the proof came too late')
    this.#unproven = asked
    this.#disarm()
    this.#disarm = this.#clock.after(this.#times.giveUpAfter - asked(), () => {
      this.#giveUp()
      session.destroy()
    })
  }

  #giveUp(): void {
    this.#disarm()
    const term = this.#term
    this.#term = null
    term?.abort()
  }
}
