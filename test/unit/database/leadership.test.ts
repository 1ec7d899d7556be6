import { expect, test } from 'vitest'
import type { LeaderClock } from '../../../src/database/leader/leader-clock.js'
import { Leadership } from '../../../src/database/leader/leadership.js'
import type { LockSession } from '../../../src/database/leader/lock-session.js'

const times = { beat: 3, giveUpAfter: 10, waitBefore: 15, freedAfter: 20 }

/** A clock that a test moves; what is due happens in its order. */
class SteppedClock implements LeaderClock {
  #now = 0
  #due: { at: number; call: () => void }[] = []

  /** What this clock and a second one, which may have gone on while this one stood still, say. */
  slept = 0

  mark() {
    const [then, slept] = [this.#now, this.slept]
    return () => this.#now - then + (this.slept - slept)
  }

  wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const over = () => {
        signal.removeEventListener('abort', over)
        resolve()
      }
      if (signal.aborted) resolve()
      signal.addEventListener('abort', over)
      this.after(milliseconds, over)
    })
  }

  after(milliseconds: number, call: () => void) {
    const due = { at: this.#now + milliseconds, call }
    this.#due.push(due)
    return () => {
      this.#due = this.#due.filter((each) => each !== due)
    }
  }

  async pass(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left--) {
      await settled()
      this.#now++
      const due = this.#due.filter(({ at }) => at <= this.#now)
      this.#due = this.#due.filter(({ at }) => at > this.#now)
      for (const { call } of due) call()
    }
    await settled()
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** One lock, as a server has it: held until the server knows that the session is gone. */
class Lock {
  holder: object | null = null
  isOver = true
  answers = true

  session(): LockSession & { broken: boolean } {
    let end = () => {}
    const gone = new Promise<void>((resolve) => {
      end = resolve
    })
    const silent = new Promise<never>(
      (_, reject) => void gone.then(() => reject(new Error('gone'))),
    )
    silent.catch(() => {})
    const answered = async <T>(value: T): Promise<T> => (this.answers ? value : silent)
    const session = {
      broken: false,
      gone,
      async take() {
        return answered(lock.#taken(session))
      },
      async begin() {
        const { isOver } = lock
        lock.isOver = false
        return answered(isOver)
      },
      async prove() {
        await answered(null)
        if (lock.holder !== session) throw new Error('lost')
      },
      async finish() {
        if (lock.holder !== session) throw new Error('lost')
        lock.isOver = true
      },
      others: async () => [],
      destroy: () => {
        end()
        if (lock.answers && lock.holder === session) lock.holder = null
      },
    }
    const lock = this
    return session
  }

  #taken(session: object): boolean {
    this.holder ??= session
    return this.holder === session
  }
}

function contender(lock: Lock, clock: LeaderClock, mayLead = async () => true) {
  const troubles: unknown[] = []
  let terms = 0
  const leadership = new Leadership({
    ...{ mayLead, clock, times },
    open: async () => lock.session(),
    lead: async (term) => {
      terms++
      await new Promise<void>((resolve) => term.addEventListener('abort', () => resolve()))
    },
    onBeat: async () => {},
    onTrouble: (error) => troubles.push(error),
  })
  return { leadership, troubles, leads: () => leadership.term() !== null, terms: () => terms }
}

test('the first leads at once, and hands over at once when it ends in order', async () => {
  const [lock, clock] = [new Lock(), new SteppedClock()]
  const one = contender(lock, clock)
  await clock.pass(1)
  const two = contender(lock, clock)
  await clock.pass(30)
  expect([one.leads(), two.leads()]).toEqual([true, false])
  await one.leadership.close()
  await clock.pass(3)
  expect([one.leads(), two.leads()]).toEqual([false, true])
  await two.leadership.close()
})

test('a leader that gets no answer gives up before anybody who gets its lock leads', async () => {
  const [lock, clock] = [new Lock(), new SteppedClock()]
  const one = contender(lock, clock)
  await clock.pass(1)
  const other = new Lock()
  other.isOver = false
  // The server frees the lock at once, and the one that held it hears nothing more.
  lock.answers = false
  const two = contender(other, clock)
  const seen: boolean[][] = []
  for (let n = 0; n < 20; n++) {
    await clock.pass(1)
    seen.push([one.leads(), two.leads()])
  }
  const both = seen.filter(([a, b]) => a && b)
  expect(both).toEqual([])
  const first = seen.findIndex(([a]) => !a)
  const next = seen.findIndex(([, b]) => b)
  expect(first).toBeLessThan(times.giveUpAfter)
  expect(next - first).toBeGreaterThanOrEqual(times.waitBefore - times.giveUpAfter)
  await Promise.all([one.leadership.close(), two.leadership.close()])
})

test('a leader that stood still knows that it leads no more before any of its timers has run', async () => {
  const [lock, clock] = [new Lock(), new SteppedClock()]
  const one = contender(lock, clock)
  await clock.pass(1)
  const term = one.leadership.term()
  clock.slept = times.giveUpAfter
  expect(one.leads()).toBe(false)
  expect(term?.aborted).toBe(true)
  await one.leadership.close()
})

test('a lock that is lost ends the term at the next proof, and is asked for again', async () => {
  const [lock, clock] = [new Lock(), new SteppedClock()]
  const one = contender(lock, clock)
  await clock.pass(1)
  lock.holder = {}
  await clock.pass(times.beat)
  expect(one.leads()).toBe(false)
  expect(one.troubles).toHaveLength(1)
  lock.holder = null
  await clock.pass(2 * times.beat)
  // Who led before may not know yet that it leads no more.
  expect(one.leads()).toBe(false)
  await clock.pass(times.waitBefore + times.beat)
  expect(one.leads()).toBe(true)
  expect(one.terms()).toBe(2)
  await one.leadership.close()
})

test('who cannot do what a leader does leaves the lock to others', async () => {
  const [lock, clock] = [new Lock(), new SteppedClock()]
  let isAble = false
  const one = contender(lock, clock, async () => isAble)
  await clock.pass(20)
  expect([one.leads(), lock.holder]).toEqual([false, null])
  isAble = true
  await clock.pass(times.beat)
  expect(one.leads()).toBe(true)
  await one.leadership.close()
})
