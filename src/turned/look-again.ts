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
import { analyseQuestion } from '../question/question.js'
import { answerTurned, saidAlone, understood } from './answers.js'
import { checkTurned } from './checks.js'
import { namedBy, relationOf } from './values.js'

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
  exclude?: ReadonlySet<string>
  /** The only articles that may, by id. */
  only?: ReadonlySet<string>
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
  const ask: Ask = (articles) => means.ask(question, { ...restriction, history, ...articles })
  const after = await ask({})
  const [known] = asked.turned
  for (const since of [changed, ...(known ? [withKnown(changed, known)] : [])]) {
    const found = await turnedSince(before, after, since, ask)
    if (!found) continue
    const isOther = !known || isOtherAnswer(question, known, found)
    return { isNear, turned: [isOther ? found : known], isOther, answer: after }
  }
  return { isNear, turned: [], isOther: known !== undefined, answer: after }
}

type Ask = (articles: Pick<AskOptions, 'exclude' | 'only'>) => Promise<AnswerContent>

/**
 * Compares with the answer now, and then with what the new articles alone answer: beside an older report, a new name
 * stands nowhere in an answer.
 */
async function turnedSince(
  before: AnswerContent,
  after: AnswerContent,
  since: ChangedArticles,
  ask: Ask,
): Promise<Turned | null> {
  const found = answerTurned(before, after, since)
  if (since.fresh.length === 0) return found
  const fresh = new Set(since.fresh)
  if (found && answerTurned(await ask({ exclude: fresh }), after, since)) return found
  return before.short === null ? null : saidAlone(before, await ask({ only: fresh }), since)
}

/** Whether this is told although the other was: another value, not another report or wording of the same. */
function isOtherAnswer(question: string, known: Turned, found: Turned): boolean {
  if (known.after === null || found.after === null) return known.after !== found.after
  const stated = ({ after, citation }: Turned) => ({
    value: after ?? '',
    published: citation?.published ?? null,
  })
  const named = namedBy(analyseQuestion(question))
  return relationOf(stated(known), stated(found), named) === 'other'
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
