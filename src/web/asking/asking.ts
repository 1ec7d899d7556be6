import { isReadOnly, statementsIn } from '../../app.js'
import {
  type Answered,
  type Breach,
  type OnSentence,
  type Restriction,
  receiptOf,
  TURNS_READ,
} from '../../domain/index.js'
import type { Locale } from '../../wording/locale.js'
import type { Visitor, WebLog } from '../contract.js'

/** What a visitor asks, or wants checked. */
export interface Asked {
  question: string
  locale: Locale
  visitor: Visitor
  /** The id of the answer that it goes on with. */
  previous: string | null
  restriction: Restriction
  /** Aborts when the visitor leaves. */
  signal: AbortSignal
}

/** What came of it; the id is null where it could not be kept. */
export type Given = Omit<Answered, 'id'> & { id: string | null } & (
    | Pick<Extract<Answered, { kind: 'answer' }>, 'kind' | 'answer' | 'receipt' | 'restriction'>
    | Pick<Extract<Answered, { kind: 'check' }>, 'kind' | 'checks' | 'left'>
  )

/** How many claims are checked. */
const CLAIMS = 5
/** Under whose name the questions of visitors who are not logged in are kept. */
const GUEST = 'guest'

/** Answers a question and keeps the answer. @throws YoujuError as `App.ask` */
export async function answered(
  asked: Asked,
  log: WebLog,
  now: () => number,
  onSentence?: OnSentence,
): Promise<Given> {
  const { question, previous, restriction, visitor, signal } = asked
  const { service, state } = visitor.home
  const began = now()
  const history = previous && state ? await state.turnsUpTo(previous, TURNS_READ) : []
  const { answer, hits, breaches } = await service.ask(
    { question, ...restriction, history, signal },
    onSentence,
  )
  // What comes of work that was broken off is no answer to be kept.
  signal.throwIfAborted()
  report(breaches, log)
  const receipt = receiptOf(hits)
  const limits = Object.values(restriction).some(Boolean) ? { restriction } : {}
  return kept(
    { ...common(asked, began, now()), ...limits, kind: 'answer', answer, receipt },
    asked,
    log,
  )
}

/** Checks the statements of a text and keeps the result; null where it states nothing. @throws YoujuError as `App.check` */
export async function checked(asked: Asked, log: WebLog, now: () => number): Promise<Given | null> {
  const claims = statementsIn(asked.question)
  if (claims.length === 0) return null
  const began = now()
  const checks = await asked.visitor.home.service.checkAll(claims.slice(0, CLAIMS), {
    signal: asked.signal,
    onBreach: (breach) => report([breach], log),
  })
  asked.signal.throwIfAborted()
  const left = Math.max(0, claims.length - CLAIMS)
  return kept({ ...common(asked, began, now()), kind: 'check', checks, left }, asked, log)
}

/** Returns an answer or check that a visitor may see; null for none, or one that is another's alone. */
export async function answerFor(visitor: Visitor, id: string): Promise<Answered | null> {
  const given = (await visitor.home.state?.given(id)) ?? null
  if (given === null) return null
  return given.isPrivate && given.user !== visitor.user ? null : given
}

/** Whether all that an answer or check quotes still stands where it stood. */
export async function stillStands(visitor: Visitor, given: Answered): Promise<boolean> {
  const quotes =
    given.kind === 'answer'
      ? [...given.answer.citations, ...given.answer.related]
      : given.checks.flatMap(({ citations, related }) => [...citations, ...related])
  for (const { articleId, start, end, quote } of quotes) {
    const article = await visitor.home.service.article(articleId).catch(() => null)
    if (article?.text.slice(start, end) !== quote) return false
  }
  return true
}

function common({ question, locale, visitor, previous }: Asked, began: number, now: number) {
  return {
    ...{ question, locale, user: visitor.user ?? GUEST, channel: null, message: null, previous },
    ...{ isPrivate: false, at: new Date(now).toISOString(), tookMs: now - began },
  }
}

/** An answer that cannot be kept is shown all the same, without its link. */
async function kept<Made extends Parameters<NonNullable<Visitor['home']['state']>['keep']>[0]>(
  made: Made,
  { visitor }: Asked,
  log: WebLog,
): Promise<Made & { id: string | null }> {
  try {
    return { ...made, id: (await visitor.home.state?.keep(made)) ?? null }
  } catch (err) {
    // That the database can only be read was reported once.
    if (!isReadOnly(err)) log.error({ err }, '网页上的回答没有记下')
    return { ...made, id: null }
  }
}

function report(breaches: readonly Breach[], log: WebLog): void {
  for (const breach of breaches) log.error({ ...breach }, '有内容不合引文约定，没有给出')
}
