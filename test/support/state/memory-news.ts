import type {
  Answered,
  NewsSweep,
  Notice,
  TurnedAnswered,
  Watch,
} from '../../../src/domain/index.js'
import type { NewsState } from '../../../src/state/news/news-state.js'
import { shortId } from '../../../src/state/short-id.js'

interface Sent {
  user: string
  at: string
}

/** The part of a state in memory that is about news; `given` are the answers that there are now, in any order. */
export function memoryNews(given: () => readonly Answered[]): NewsState & {
  /** Forgets what was begun before a time, or is a person's; and what answers that are gone took along. */
  forgetNews(isMeant: (one: { user: string; at: string }) => boolean): void
} {
  let sweeps: (NewsSweep & { isOver: boolean })[] = []
  let swept = 0
  const turned = new Map<string, Omit<TurnedAnswered, 'given'> & { isCounted: boolean }>()
  let watches: Watch[] = []
  let notices: (Notice & { state: 'due' | 'refused' })[] = []
  let sent: Sent[] = []
  const byTime = (a: { at: string }, b: { at: string }) => Date.parse(a.at) - Date.parse(b.at)
  const copy = <T>(value: T): T => structuredClone(value)
  const answered = (id: string) => given().find((one) => one.id === id)
  const isThere = (id: string | null) => id === null || answered(id) !== undefined
  const withoutState = ({ state: _, ...notice }: (typeof notices)[number]): Notice => copy(notice)
  const entries = (isMeant: (entry: { shown: string }) => boolean) =>
    [...turned].flatMap(([id, { isCounted: _, ...entry }]): TurnedAnswered[] => {
      const one = answered(id)
      return one && isMeant(entry) ? [copy({ given: one, ...entry })] : []
    })
  const add = (notice: Omit<Notice, 'id'>) =>
    notices.push(copy({ ...notice, id: shortId(), state: 'due' as const }))

  return {
    newsNotedUpTo: async () => sweeps.at(-1)?.to ?? null,
    async noteNews(from, to) {
      if (sweeps.at(-1)?.to === to) return
      sweeps.push({ id: ++swept, from, to, cursor: null, isOver: false })
    },
    async newsDue() {
      const due = sweeps.find(({ isOver }) => !isOver)
      if (!due) return null
      const { isOver: _, ...sweep } = due
      return { ...sweep }
    },
    async newsComparedUpTo(id, cursor) {
      const one = sweeps.find((sweep) => sweep.id === id)
      if (one && cursor === null) one.isOver = true
      else if (one) one.cursor = cursor
      sweeps = sweeps.filter((sweep) => !sweep.isOver || sweep === sweeps.at(-1))
    },

    async givenAfter(cursor, most) {
      const cursorOf = ({ at, id }: Answered) => `${new Date(at).toISOString()} ${id}`
      return given()
        .map((one) => ({ given: copy(one), cursor: cursorOf(one) }))
        .sort((a, b) => (a.cursor < b.cursor ? -1 : 1))
        .filter((one) => cursor === null || one.cursor > cursor)
        .slice(0, most)
    },
    async lastSeenIn(channel, user) {
      const seen = given().filter(
        (one) =>
          one.kind === 'answer' && one.channel === channel && (one.user === user || !one.isPrivate),
      )
      return copy([...seen].sort((a, b) => byTime(b, a))[0] ?? null)
    },

    turnedFor: async (id) => (isThere(id) ? copy([...(turned.get(id)?.turned ?? [])]) : []),
    async noteTurned(id, list, at, told) {
      if (!isThere(id)) return
      const isCounted = list.length === 0
      turned.set(id, copy({ turned: list, at, shown: 'due' as const, isCounted }))
      for (const notice of told) add(notice)
    },
    turnedToShow: async () => entries(({ shown }) => shown === 'due'),
    async turnedShown(id, how) {
      const one = turned.get(id)
      if (one?.turned.length === 0) turned.delete(id)
      else if (one) one.shown = how
    },
    turnedAnswers: async (most, since) =>
      entries(() => true)
        .filter(({ turned, given }) => turned.length > 0 && !given.isPrivate)
        .filter(({ at }) => since === undefined || Date.parse(at) >= Date.parse(since))
        .sort((a, b) => byTime(b, a))
        .slice(0, most),
    async countTurned() {
      const uncounted = [...turned].filter(([id, entry]) => !entry.isCounted && isThere(id))
      for (const [, entry] of uncounted) entry.isCounted = true
      return uncounted.length
    },

    async watch(watch) {
      const isSame = (one: Watch) =>
        one.user === watch.user &&
        (one.kind === 'answer'
          ? watch.kind === 'answer' && one.given === watch.given
          : watch.kind === 'topic' && one.question === watch.question)
      const same = watches.find(isSame)
      if (same) return same.id
      const id = shortId()
      watches.push(copy({ ...watch, id }) as Watch)
      return id
    },
    async unwatch(user, id) {
      const before = watches.length
      watches = watches.filter((one) => one.user !== user || one.id !== id)
      return watches.length < before
    },
    watches: async (user) =>
      copy(
        watches
          .filter((one) => one.user === user && (one.kind === 'topic' || isThere(one.given)))
          .sort(byTime),
      ),
    watchesOf: async (id) =>
      copy(watches.filter((one) => one.kind === 'answer' && one.given === id).sort(byTime)),
    topics: async () => copy(watches.filter(({ kind }) => kind === 'topic').sort(byTime)),
    async toldTopic(id, told, notice) {
      const one = watches.find((watch) => watch.id === id)
      if (one?.kind !== 'topic') return
      Object.assign(one, copy({ told, turned: notice.turned, at: notice.at }))
      add(notice)
    },

    noticesDue: async () =>
      notices
        .filter(({ state, given: id }) => state === 'due' && isThere(id))
        .sort(byTime)
        .map(withoutState),
    async noticesSent(ids, at) {
      const [first] = notices.filter(({ id }) => ids.includes(id))
      notices = notices.filter(({ id }) => !ids.includes(id))
      if (first) sent.push({ user: first.user, at })
    },
    async noticesRefused(ids, hintedAt) {
      const refused = notices.filter(({ id }) => ids.includes(id))
      for (const notice of refused) notice.state = 'refused'
      const [first] = refused
      if (first && hintedAt !== null) sent.push({ user: first.user, at: hintedAt })
    },
    noticesLeft: async (user) =>
      notices
        .filter((one) => one.user === user && one.state === 'refused' && isThere(one.given))
        .sort(byTime)
        .map(withoutState),
    noticesSince: async (user, time) =>
      sent.filter((one) => one.user === user && Date.parse(one.at) >= Date.parse(time)).length,

    forgetNews(isMeant) {
      watches = watches.filter((one) =>
        one.kind === 'answer'
          ? isThere(one.given) && !isMeant({ ...one, at: '9999-12-31' })
          : !isMeant(one),
      )
      notices = notices.filter((one) => isThere(one.given) && !isMeant(one))
      sent = sent.filter((one) => !isMeant(one))
      for (const id of turned.keys()) if (!isThere(id)) turned.delete(id)
    },
  }
}
