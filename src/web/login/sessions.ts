import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Session } from '../../domain/index.js'
import type { OpenSession, WebHome } from '../contract.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** After so long a session ends, whatever is done with it; and after so long without a page being opened. */
export const LONGEST = 7 * 24 * HOUR
const IDLE = 12 * HOUR
/** A page that is opened puts off the end, but not more often than this. */
const PUT_OFF = 5 * MINUTE
/** So long what Discord says of somebody is believed: for reading, and for what a moderator does. */
const BELIEVED = HOUR
const BELIEVED_TO_ACT = MINUTE

/** 256 random bits, in letters that a cookie holds as they are. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** What each form of a session sends along, so that no other site can send one; says nothing of the session's id. */
export function formTokenOf(secret: string): string {
  return createHmac('sha256', secret).update('form').digest('base64url')
}

/** Compares without its time saying how much is alike. */
export function isSame(one: string, other: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(one).digest(),
    createHash('sha256').update(other).digest(),
  )
}

/** What the cookie holds: which home the session is of, and its id. */
export const cookieOf = (home: WebHome, secret: string): string => `${home.server ?? '0'}.${secret}`

/** Begins a session in the state of a home, under a new id. */
export async function beginSession(
  home: WebHome,
  { user, isModerator }: Pick<Session, 'user' | 'isModerator'>,
  now: number,
): Promise<OpenSession> {
  const at = new Date(now).toISOString()
  const session = { user, isModerator, begunAt: at, checkedAt: at, until: endOf(now, now) }
  const secret = newSecret()
  await home.state?.beginSession(hashOf(secret), session)
  return { home, secret, session }
}

/** Finds the session of a cookie, if it has not ended. Each home has its own: the id of one is worth nothing in another. */
export async function sessionIn(
  homes: readonly WebHome[],
  cookie: string,
  now: number,
): Promise<OpenSession | null> {
  const [, server, secret] = /^(\d{1,20})\.([\w-]{43})$/.exec(cookie) ?? []
  const home = homes.find((each) => (each.server ?? '0') === server)
  if (!home?.state || secret === undefined) return null
  const session = await home.state.session(hashOf(secret))
  if (session === null || now >= Date.parse(session.until)) return null
  return { home, secret, session }
}

/** Whether Discord is to be asked again what somebody may do. */
export function isDue({ session }: OpenSession, isActing: boolean, now: number): boolean {
  const believed = isActing && session.isModerator ? BELIEVED_TO_ACT : BELIEVED
  return now - Date.parse(session.checkedAt) >= believed
}

/** The session with its end put off, since a page was opened; null where that is not worth writing down. */
export function putOff(session: Session, now: number): Session | null {
  const until = endOf(Date.parse(session.begunAt), now)
  return Date.parse(until) - Date.parse(session.until) < PUT_OFF ? null : { ...session, until }
}

/** ISO; the earlier of both ends. */
function endOf(begun: number, now: number): string {
  return new Date(Math.min(begun + LONGEST, now + IDLE)).toISOString()
}

export async function endSession({ home, secret }: OpenSession): Promise<void> {
  await home.state?.endSession(hashOf(secret))
}

/** Ends all sessions of a user, at every home. */
export async function endEverywhere(homes: readonly WebHome[], user: string): Promise<void> {
  await Promise.all(homes.map(({ state }) => state?.endSessionsOf(user)))
}
