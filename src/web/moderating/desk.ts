import type { Context } from 'hono'
import { type State, takeStep } from '../../app.js'
import { type AuditEntry, auditEntry, YoujuError } from '../../domain/index.js'
import { errorIn } from '../../wording/errors.js'
import { failure } from '../../wording/failure.js'
import type { Locale } from '../../wording/locale.js'
import type { WebContext, WebEnv, WebService } from '../contract.js'
import type { ModeratingWords } from '../messages/moderating/words.js'
import { moderatingWordsIn } from '../messages/moderating/words-in.js'

/** What a page for moderators works with. */
export interface Desk {
  locale: Locale
  words: ModeratingWords
  user: string
  /** Of the session, for the forms of the page. */
  token: string
  home: NonNullable<WebEnv['Variables']['visitor']>['home']
  service: WebService
  state: State
}

/** The desk of a moderator. @throws YoujuError not_allowed where nobody is logged in who could be named in the audit */
export function deskOf(request: Context<WebEnv>): Desk {
  const visitor = request.get('visitor')
  if (!visitor?.isModerator || visitor.user === null || visitor.home.state === null) {
    throw failure('not_allowed:moderators', {})
  }
  const locale = request.get('locale')
  const { home, user } = visitor
  const words = moderatingWordsIn(locale)
  const token = request.get('formToken') ?? ''
  return { locale, words, user, token, home, service: home.service, state: visitor.home.state }
}

/** What came of something, for the audit. */
export interface CameOf {
  outcome?: AuditEntry['outcome']
  detail: string
}

export type WrittenDown = <T extends CameOf>(
  desk: Desk,
  action: string,
  work: () => Promise<T>,
) => Promise<T>

/** Does something and writes down what came of it. What cannot be written down counts all the same, and is logged. */
export function writingDown({ log, now = Date.now }: WebContext): WrittenDown {
  return async (desk, action, work) => {
    const note = async (cameOf: CameOf) => {
      const { detail, outcome = 'done' } = cameOf
      await desk.state
        .audit(auditEntry(now(), { user: desk.user, action, outcome, detail }))
        .catch((err) => log.error({ err }, '没有记下管理操作'))
      log.info({ user: desk.user, action, outcome }, '管理操作')
    }
    try {
      const cameOf = await work()
      await note(cameOf)
      return cameOf
    } catch (error) {
      await note({ outcome: 'failed', detail: sentenceFor(error, desk.locale) })
      throw error
    }
  }
}

/** What a moderator is told of an error: nothing of the machine, which others run. */
export function sentenceFor(error: unknown, locale: Locale): string {
  const words = moderatingWordsIn(locale)
  if (!(error instanceof YoujuError)) return words.failed
  if (error.code === 'url_refused') return errorIn(locale, error)
  const isOfFeeds = /^usage:(?:schedule|time_zone|feed_under|too_many_feeds|no_such_feed)$/
  if (isOfFeeds.test(error.fault?.name ?? '')) return errorIn(locale, error)
  return words.faults[error.code] ?? words.failed
}

/** The step that a form confirms, of a kind; null when it is too old, was taken already, or is another's. */
export async function confirmed<What extends string>(
  { state, user }: Desk,
  form: Readonly<Record<string, unknown>>,
  what: What,
) {
  const step = await takeStep(state, user, String(form.step ?? ''))
  return step?.what === what ? (step as Extract<typeof step, { what: What }>) : null
}
