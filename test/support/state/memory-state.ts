import { randomBytes } from 'node:crypto'
import {
  type Answered,
  type ApiToken,
  type AuditEntry,
  type ChannelRule,
  type Feed,
  type FeedItemRecord,
  type Gap,
  isUnanswered,
  type QuestionBegun,
  type RefreshBegun,
  type Session,
  type Subscription,
  type Turn,
  turnOf,
  type Vote,
} from '../../../src/domain/index.js'
import { shortId } from '../../../src/state/short-id.js'
import type { State } from '../../../src/state/state.js'
import { memoryFigures } from './memory-figures.js'
import { memoryNews } from './memory-news.js'

interface OwnVote {
  user: string
  vote: Vote
  reason: string | null
  at: string
}

interface Kept {
  given: Answered
  votes: OwnVote[]
  /** Open for lack of evidence. */
  isOpen: boolean
  /** The down votes that were not answered by closing the gap. */
  open: Set<OwnVote>
}

/** Returns a state that ends with its process: the simplest one, for tests. */
export function memoryState(): State {
  const kept = new Map<string, Kept>()
  const held = new Map<string, { user: string; data: unknown; until: string }>()
  const begun = new Map<string, RefreshBegun>()
  const asked = new Map<string, QuestionBegun>()
  const tokens = new Map<string, number>()
  const rules = new Map<string, ChannelRule>()
  const jobs = new Map<string, string>()
  const keys = new Map<string, string>()
  const apiTokens = new Map<string, ApiToken>()
  const sessions = new Map<string, Session>()
  const endSessions = (isMeant: (session: Session) => boolean) => {
    const meant = [...sessions].filter(([, session]) => isMeant(session))
    for (const [hash] of meant) sessions.delete(hash)
    return meant.length
  }
  const subscriptions = new Map<string, Subscription>()
  const feeds = new Map<string, Feed>()
  const feedItems = new Map<string, FeedItemRecord>()
  let audited: AuditEntry[] = []
  const news = memoryNews(() => [...kept.values()].map((one) => one.given))
  const given = (id: string) => structuredClone(kept.get(id)?.given ?? null)
  const newest = (isMeant: (given: Answered) => boolean) => {
    const meant = [...kept.values()].map((one) => one.given).filter(isMeant)
    return structuredClone(meant.sort((a, b) => byTime(b, a))[0] ?? null)
  }
  const forgetAll = (isMeant: (given: Answered) => boolean) => {
    const ids = [...kept].filter(([, one]) => isMeant(one.given)).map(([id]) => id)
    for (const id of ids) kept.delete(id)
    return ids.length
  }

  return {
    ...news,
    async keep(given) {
      const id = shortId()
      const isOpen = given.kind === 'answer' && isUnanswered(given.answer)
      kept.set(id, { given: structuredClone({ ...given, id }), votes: [], isOpen, open: new Set() })
      return id
    },
    async shownIn(id, message) {
      const one = kept.get(id)
      if (one) one.given.message = message
    },
    async key(name) {
      const known = keys.get(name) ?? randomBytes(32).toString('base64url')
      keys.set(name, known)
      return known
    },
    async renewKey(name) {
      keys.set(name, randomBytes(32).toString('base64url'))
    },
    async addToken(token, hash) {
      apiTokens.set(hash, structuredClone(token))
    },
    tokens: async () =>
      structuredClone(
        [...apiTokens.values()].sort((a, b) => order(a.madeAt, b.madeAt) || order(a.id, b.id)),
      ),
    tokenHashedAs: async (hash) => structuredClone(apiTokens.get(hash) ?? null),
    async tokenUsed(id, day) {
      for (const token of apiTokens.values()) if (token.id === id) token.lastUsed = day
    },
    async withdrawToken(id, at) {
      const token = [...apiTokens.values()].find((each) => each.id === id)
      if (!token || token.withdrawnAt !== null) return false
      token.withdrawnAt = at
      return true
    },
    async beginSession(hash, session) {
      endSessions(({ until }) => until <= session.begunAt)
      sessions.set(hash, structuredClone(session))
    },
    session: async (hash) => structuredClone(sessions.get(hash) ?? null),
    async changeSession(hash, session) {
      if (sessions.has(hash)) sessions.set(hash, structuredClone(session))
    },
    async endSession(hash) {
      sessions.delete(hash)
    },
    endSessionsOf: async (user) => endSessions((session) => session.user === user),
    endSessions: async () => endSessions(() => true),
    jobMark: async (name) => jobs.get(name) ?? null,
    async setJobMark(name, value) {
      if (value === null) jobs.delete(name)
      else jobs.set(name, value)
    },
    subscriptions: async () =>
      structuredClone([...subscriptions.values()]).sort((a, b) => (a.channel < b.channel ? -1 : 1)),
    async subscribe(subscription) {
      const isNone = !subscription.reports && subscription.digestAt === null
      if (isNone) subscriptions.delete(subscription.channel)
      else subscriptions.set(subscription.channel, structuredClone(subscription))
    },
    channelRules: async () => [...rules.values()].sort((a, b) => (a.channel < b.channel ? -1 : 1)),
    async setChannelRule(rule) {
      rules.set(rule.channel, structuredClone(rule))
    },
    async clearChannelRule(channel) {
      rules.delete(channel)
    },
    async setPrivate(id, isPrivate) {
      const one = kept.get(id)
      if (!one || one.given.isPrivate === isPrivate) return false
      one.given.isPrivate = isPrivate
      return true
    },
    given: async (id) => given(id),
    givenIn: async (message) => newest((given) => given.message === message),
    lastIn: async (channel) =>
      newest((given) => given.kind === 'answer' && given.channel === channel),
    async turnsUpTo(id, most) {
      const chain: Answered[] = []
      for (let one = given(id); one && !chain.some((other) => other.id === one?.id); ) {
        chain.unshift(one)
        one = one.previous === null ? null : given(one.previous)
      }
      const turns = chain.flatMap((one): Turn[] =>
        one.kind === 'answer' ? [turnOf(one.question, one.answer)] : [],
      )
      return most > 0 ? turns.slice(-most) : []
    },

    async vote(id, user, vote, reason) {
      const one = kept.get(id)
      if (!one) return
      withdraw(one, user)
      const own = { user, vote, reason, at: new Date().toISOString() }
      one.votes.push(own)
      if (vote === 'down') one.open.add(own)
    },
    gaps: async ({ since = '', most } = {}) =>
      [...kept.values()]
        .flatMap(gapOf)
        .filter(({ at }) => at >= since)
        .sort((a, b) => byTime(b, a))
        .slice(0, most),
    async closeGaps(ids) {
      let closed = 0
      for (const id of ids) {
        const one = kept.get(id)
        if (!one || gapOf(one).length === 0) continue
        one.isOpen = false
        one.open.clear()
        closed++
      }
      return closed
    },

    async audit(entry) {
      audited = [{ ...entry }, ...audited].sort((a, b) => byTime(b, a))
    },
    audited: async (most, since = '') =>
      structuredClone(audited.filter(({ at }) => at >= since).slice(0, most)),

    async beginRefresh({ user, locale, at }) {
      const id = shortId()
      begun.set(id, { id, user, locale, at, shownIn: null })
      return id
    },
    async refreshShownIn(id, channel, message) {
      const one = begun.get(id)
      if (one) one.shownIn = { channel, message }
    },
    async endRefresh(id) {
      begun.delete(id)
    },
    // All were begun here.
    refreshesBegun: async (exceptOwn = false) =>
      exceptOwn ? [] : structuredClone([...begun.values()].sort(byTime)),

    async beginQuestion(question, { atOnce, waiting }) {
      if (asked.size >= atOnce + waiting) return null
      const id = shortId()
      asked.set(id, structuredClone({ ...question, id }))
      return id
    },
    isQuestionOurs: async (id) => asked.has(id),
    async endQuestion(id) {
      asked.delete(id)
    },
    questionsCutShort: async () => [],

    async hold(user, data, until) {
      const id = shortId()
      held.set(id, { user, data: JSON.parse(JSON.stringify(data) ?? 'null'), until })
      return id
    },
    async take(user, id) {
      const one = held.get(id)
      if (one?.user !== user) return null
      held.delete(id)
      return Date.parse(one.until) > Date.now() ? one.data : null
    },

    ...memoryFigures(() => [...kept.values()]),
    spentSince: async (since) =>
      [...tokens]
        .filter(([day]) => day >= since)
        .map(([day, spent]) => ({ day, tokens: spent }))
        .sort((a, b) => order(a.day, b.day)),
    spent: async (day) => tokens.get(day) ?? 0,
    async spend(day, more) {
      tokens.set(day, (tokens.get(day) ?? 0) + more)
    },
    async spendWithin(day, more, most) {
      const sum = (tokens.get(day) ?? 0) + more
      if (sum > most) return false
      tokens.set(day, sum)
      return true
    },

    feeds: async () =>
      structuredClone([...feeds.values()].sort((a, b) => order(a.addedAt, b.addedAt))),
    async addFeed(feed) {
      feeds.set(feed.id, structuredClone(feed))
    },
    async changeFeed(id, change) {
      const feed = feeds.get(id)
      if (!feed) return null
      feeds.set(id, { ...feed, ...structuredClone(change), id })
      return structuredClone(feeds.get(id) ?? null)
    },
    async removeFeed(id) {
      for (const item of feedItems.values()) if (item.feed === id) item.feed = ''
      return feeds.delete(id)
    },
    feedItems: async (keys) =>
      structuredClone([...feedItems.values()].filter(({ key }) => keys.includes(key))),
    async feedItemsLike({ feed, guid, hash, file, isFailed, isVanished, most }) {
      const alike = [...feedItems.values()].filter(
        (item) =>
          item.aliasOf === null &&
          (feed === undefined || item.feed === feed) &&
          (guid === undefined || item.guid === guid) &&
          (hash === undefined || item.hash === hash) &&
          (file === undefined || item.file === file) &&
          (!isVanished || item.vanishedAt !== null) &&
          (!isFailed || item.failure !== null),
      )
      alike.sort((a, b) => order(b.lastSeen, a.lastSeen) || order(a.key, b.key))
      return structuredClone(alike.slice(0, most))
    },
    countVanished: async (feed) =>
      [...feedItems.values()].filter(
        (item) => item.feed === feed && item.aliasOf === null && item.vanishedAt !== null,
      ).length,
    async keepFeedItems(items) {
      for (const item of items) feedItems.set(item.key, structuredClone(item))
    },
    async markVanished(feed, before, at) {
      const gone = [...feedItems.values()].filter(
        (item) =>
          item.feed === feed &&
          item.aliasOf === null &&
          item.vanishedAt === null &&
          item.lastSeen < before,
      )
      for (const item of gone) item.vanishedAt = at
      return gone.length
    },

    async forgetBefore(time) {
      for (const [id, { until }] of held) if (Date.parse(until) <= Date.now()) held.delete(id)
      endSessions(({ until }) => Date.parse(until) <= Date.now())
      const count = forgetAll(({ at }) => Date.parse(at) < Date.parse(time))
      news.forgetNews(({ at }) => Date.parse(at) < Date.parse(time))
      return count
    },
    async forget(id) {
      kept.delete(id)
      news.forgetNews(() => false)
    },
    async forgetUser(user) {
      for (const [id, one] of held) if (one.user === user) held.delete(id)
      for (const one of kept.values()) withdraw(one, user)
      endSessions((session) => session.user === user)
      const count = forgetAll((given) => given.user === user)
      news.forgetNews((one) => one.user === user)
      return count
    },
    shared: null,
    mishap: async () => null,
    async close() {},
  }
}

function withdraw(one: Kept, user: string): void {
  for (const own of one.votes) if (own.user === user) one.open.delete(own)
  one.votes = one.votes.filter((own) => own.user !== user)
}

function gapOf({ given, isOpen, open }: Kept): Gap[] {
  const newest = [...open].reverse()
  if (!isOpen && newest.length === 0) return []
  const hasNoAnswer = given.kind === 'answer' && isUnanswered(given.answer)
  return [
    {
      id: given.id,
      question: given.question,
      cause: hasNoAnswer ? 'no_evidence' : 'voted_down',
      reason: newest.find(({ reason }) => reason !== null)?.reason ?? null,
      at: newest[0]?.at ?? given.at,
    },
  ]
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byTime(a: { at: string }, b: { at: string }): number {
  return Date.parse(a.at) - Date.parse(b.at)
}
