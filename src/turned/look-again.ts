import type {
  AnswerContent,
  AskedBefore,
  ChangedArticles,
  Citation,
  ClaimCheck,
  LookedAgain,
  Restriction,
  Turn,
  Turned,
} from '../domain/index.js'
import { isOpen } from '../question/asked-value.js'
import { analyseQuestion } from '../question/question.js'
import { answerTurned } from './answers.js'
import { checkTurned } from './checks.js'
import { relationOf } from './values.js'

/** The ways in which the articles are asked: none of them uses a chat model. */
export interface Means {
  /** The ids of the articles that the best passages for a text are from. */
  nearest(text: string, restriction: Restriction): Promise<readonly string[]>
  ask(question: string, options: AskOptions): Promise<AnswerContent>
  check(claim: string, exclude: ReadonlySet<string>): Promise<ClaimCheck>
}

export interface AskOptions extends Restriction {
  history: readonly Turn[]
  /** Articles that must not answer, by id. */
  exclude: ReadonlySet<string>
}

/**
 * Asks again where a changed article is near, and compares. A difference counts only if it goes away without the new
 * articles: otherwise another program, or a chat model, made it and not the news.
 */
export async function lookAgain(
  asked: AskedBefore,
  changed: ChangedArticles,
  means: Means,
): Promise<LookedAgain> {
  return asked.kind === 'answer'
    ? askAgain(asked, changed, means)
    : checkAgain(asked, changed, means)
}

type Asked<Kind extends AskedBefore['kind']> = Extract<AskedBefore, { kind: Kind }>

async function askAgain(
  asked: Asked<'answer'>,
  changed: ChangedArticles,
  means: Means,
): Promise<LookedAgain> {
  const { answer: before, question, restriction, history } = asked
  const quoted = before.citations.length > 0 ? before.citations : before.related
  const isNear =
    isAmong(changed.gone, [...quoted, ...quotesOf(asked.turned)]) ||
    isAmong(changed.fresh, await means.nearest(understood(before), restriction))
  if (!isNear) return { isNear, turned: asked.turned, isOther: false, answer: null }
  const ask = (exclude: readonly string[]) =>
    means.ask(question, { ...restriction, history, exclude: new Set(exclude) })
  const after = await ask([])
  const [known] = asked.turned
  for (const since of [changed, ...(known ? [withKnown(changed, known)] : [])]) {
    const found = answerTurned(before, after, since)
    if (!found || !(await isDueTo(since, after, ask))) continue
    const isOther = !known || isOtherAnswer(question, known, found)
    return { isNear, turned: [isOther ? found : known], isOther, answer: after }
  }
  return { isNear, turned: [], isOther: known !== undefined, answer: after }
}

/** Whether the answer would be another one without the new articles. */
async function isDueTo(
  since: ChangedArticles,
  after: AnswerContent,
  ask: (exclude: readonly string[]) => Promise<AnswerContent>,
): Promise<boolean> {
  if (since.fresh.length === 0) return true
  return answerTurned(await ask(since.fresh), after, since) !== null
}

/** Whether this is told although the other was: another value, not another report or wording of the same. */
function isOtherAnswer(question: string, known: Turned, found: Turned): boolean {
  if (known.after === null || found.after === null) return known.after !== found.after
  const stated = ({ after, citation }: Turned) => ({
    value: after ?? '',
    published: citation?.published ?? null,
  })
  const areNames = !isOpen(analyseQuestion(question))
  return relationOf(stated(known), stated(found), areNames) === 'other'
}

/** The question as it was understood: a follow-up alone finds nothing. */
function understood({ question, notes }: AnswerContent): string {
  const note = notes.find(({ kind }) => kind === 'understood_as' || kind === 'continues')
  return note && 'question' in note ? note.question : question
}

async function checkAgain(
  asked: Asked<'check'>,
  changed: ChangedArticles,
  means: Means,
): Promise<LookedAgain> {
  let isNear = false
  let isOther = false
  const turned: Turned[] = []
  for (const before of asked.checks) {
    const known = asked.turned.find(({ claim }) => claim === before.claim)
    const quoted = before.citations.length > 0 ? before.citations : before.related
    const isThisNear =
      isAmong(changed.gone, [...quoted, ...quotesOf(known ? [known] : [])]) ||
      isAmong(changed.fresh, await means.nearest(before.claim, {}))
    const found = isThisNear ? await checkOne(before, known, changed, means) : known
    isNear ||= isThisNear
    isOther ||= found?.after !== known?.after
    const kept = found?.after === known?.after ? known : found
    if (kept) turned.push(kept)
  }
  return { isNear, turned, isOther, answer: null }
}

async function checkOne(
  before: ClaimCheck,
  known: Turned | undefined,
  changed: ChangedArticles,
  means: Means,
): Promise<Turned | undefined> {
  const after = await means.check(before.claim, new Set())
  for (const since of [changed, ...(known ? [withKnown(changed, known)] : [])]) {
    const found = checkTurned(before, after, since)
    if (!found) continue
    if (since.fresh.length === 0) return found
    const without = await means.check(before.claim, new Set(since.fresh))
    if (without.verdict !== after.verdict) return found
  }
  return undefined
}

/** Counts the article of a change that is known already as new, too. */
function withKnown({ fresh, gone }: ChangedArticles, { citation }: Turned): ChangedArticles {
  return { fresh: citation ? [...fresh, citation.articleId] : fresh, gone }
}

function quotesOf(turned: readonly Turned[]): Citation[] {
  return turned.flatMap(({ citation }) => citation ?? [])
}

function isAmong(ids: readonly string[], some: readonly (string | Citation)[]): boolean {
  const all = new Set(ids)
  return some.some((each) => all.has(typeof each === 'string' ? each : each.articleId))
}
