import { z } from 'zod'
import { type CopiedQuote, findQuotes, groundsOfQuotes } from '../answer/phrasing/copied-quotes.js'
import { copyShape } from '../answer/phrasing/generate.js'
import type { ChatTurn } from '../answer/phrasing/model/chat.js'
import { ModelFailure } from '../answer/phrasing/model/model-failure.js'
import { type OfferedPassage, offeredPassages } from '../answer/phrasing/offered-passages.js'
import { checkPrompt } from '../answer/phrasing/prompt.js'
import { ObjectStream } from '../answer/phrasing/sentence-stream.js'
import type {
  CheckedPart,
  ModelFailureReason,
  Reason,
  ReasonKind,
  Verdict,
} from '../domain/index.js'
import { Citations } from '../evidence/quote.js'
import { figurePlaces, newFigure } from '../evidence/wording/figures.js'
import { formFault } from '../evidence/wording/form.js'
import type { SentenceGrounds } from '../evidence/wording/grounds.js'
import { groundsOf } from '../evidence/wording/grounds.js'
import { droppedNegation } from '../evidence/wording/modality.js'
import { namesSetApart, taggedNames } from '../evidence/wording/names.js'
import { newWords, shareHeld } from '../evidence/wording/wording.js'
import type { Articles } from '../index/index.js'
import { fold, foldCompact } from '../text/fold.js'
import { comparing } from '../text/lexicon/questions/reports.js'
import { negatives } from '../text/lexicon/statements/negation.js'
import { quantities } from '../text/quantities.js'
import { quantityRelation, sameDimension } from '../text/quantity-relations.js'
import { asSentence } from '../text/script-of-answer.js'
import type { ModelJudges } from './check-claim.js'
import { explained, overall, written } from './written.js'

const partShape = z.object({
  id: z.number(),
  quotes: z.array(copyShape),
  verdict: z.enum(['supported', 'contradicted', 'disputed', 'not_in_corpus']),
  reason: z.string(),
})
const replyShape = z.object({ parts: z.array(partShape) })
type ReplyPart = z.infer<typeof partShape>

/** What is needed to judge one claim. */
export interface JudgingContext {
  turn: ChatTurn
  articles: Articles
  /** Called once with how the verdict came about. */
  onModelRead?: ((judging: Judging) => void) | undefined
}

/** The outcome of a chat model's judgement of one claim. */
export interface Judging {
  /** Why its judgement does not count; null if it does. */
  failure: ModelFailureReason | null
  /** Verdicts that do not count, and why. */
  refusals: { part: string; verdict: Verdict; why: string }[]
}

/** Lets a chat model judge a claim by the passages; returns the check without it if that fails. */
export function judgeWith({ turn, articles, onModelRead }: JudgingContext): ModelJudges {
  return async ({ check, hits }) => {
    const refusals: Judging['refusals'] = []
    try {
      const offered = offeredPassages(
        { citations: check.citations, conflicts: [] },
        hits,
        await articles.articlesById(check.citations.map(({ articleId }) => articleId)),
        turn.passages,
      )
      if (!offered) throw new ModelFailure('orders_in_articles')
      if (offered.length === 0) return check
      const texts = check.parts.map(({ text }) => text)
      const replied = await readReply(turn, check.claim, texts, offered)
      const citations = new Citations()
      const parts = texts.map((text, i): CheckedPart => {
        const part = replied.find(({ id }) => id === i + 1)
        const { verdict, quotes, why } = part
          ? verified(check.claim, text, part, offered)
          : { verdict: 'not_in_corpus' as const, quotes: [], why: null }
        if (part && why !== null) refusals.push({ part: text, verdict: part.verdict, why })
        const numbers = quotes.map(({ article, span }) => citations.add(article, span))
        const cites = [...new Set(numbers)]
        return explained(text, verdict, [
          { ...reasonFor(check.claim, verdict, part, quotes), cites },
        ])
      })
      onModelRead?.({ failure: null, refusals })
      const verdict = overall(parts.map((part) => part.verdict))
      const isRelated = verdict === 'not_in_corpus' && check.verdict === 'not_in_corpus'
      return {
        ...check,
        ...{ verdict, mode: 'generated', ...written(check.claim, parts, citations) },
        related: isRelated ? check.related : [],
      }
    } catch (error) {
      const failure = error instanceof ModelFailure ? error.reason : 'failed'
      onModelRead?.({ failure, refusals })
      return { ...check, modelFailure: failure }
    }
  }
}

async function readReply(
  turn: ChatTurn,
  claim: string,
  parts: readonly string[],
  offered: readonly OfferedPassage[],
): Promise<ReplyPart[]> {
  const reply = new ObjectStream('parts')
  for await (const piece of turn.ask(checkPrompt(claim, parts, offered))) {
    reply.push(piece)
    if (reply.isTooLong) throw new ModelFailure('malformed')
  }
  const whole = replyShape.safeParse(reply.whole).data
  if (!whole) throw new ModelFailure('malformed')
  return whole.parts
}

interface VerifiedPart {
  verdict: Verdict
  quotes: CopiedQuote[]
  /** Why the model's verdict does not count; null if it does. */
  why: string | null
}

/** Returns the model's verdict on a part if its quotes confirm it, else not_in_corpus. */
function verified(
  claim: string,
  part: string,
  { verdict, quotes: copies }: ReplyPart,
  offered: readonly OfferedPassage[],
): VerifiedPart {
  if (verdict === 'not_in_corpus') return { verdict, quotes: [], why: null }
  const quotes = copies.flatMap((copy) => findQuotes(copy, offered))
  const why =
    quotes.length === 0 ? 'no quote of a passage' : verdictFault(part, verdict, quotes, claim)
  return why === null ? { verdict, quotes, why } : { verdict: 'not_in_corpus', quotes: [], why }
}

/**
 * The least share of pairs of characters that a claim shares with its passages; below it, they are about something
 * else.
 */
const leastShare = 0.1

/**
 * Returns why a verdict does not count. A claim may be worded differently from its quotes, so only what no wording can
 * excuse counts: a value or name that differs from theirs, a dropped negation, a dispute within one article.
 */
function verdictFault(
  part: string,
  verdict: Verdict,
  quotes: readonly CopiedQuote[],
  claim: string,
): string | null {
  const grounds = groundsOfQuotes(quotes, '')
  const compact = foldCompact(part)
  if (shareHeld(foldCompact(claim), grounds.around, '') < leastShare) return 'about something else'
  const articles = new Set(quotes.map(({ article }) => article.id))
  if (verdict === 'disputed') return articles.size < 2 ? 'one article is no dispute' : null
  if (verdict === 'contradicted') return null
  return (
    otherAmount(part, grounds) ??
    otherName(part, grounds) ??
    droppedNegation(compact, grounds.whole)
  )
}

/**
 * Returns a fault if the quotes have only other amounts of the kind of one in the part, and none that it could be a
 * rounding of.
 */
function otherAmount(part: string, { whole }: SentenceGrounds): string | null {
  const theirs = whole.quotes.flatMap(({ quantities }) => quantities)
  const folded = fold(part)
  const other = quantities(folded).find((amount) => {
    const alike = theirs.filter((each) => sameDimension(amount, each))
    return (
      alike.length > 0 &&
      alike.every((each) => quantityRelation(amount, each) === 'different') &&
      !whole.hold(foldCompact(folded.slice(amount.start, amount.end)))
    )
  })
  return other ? `“${folded.slice(other.start, other.end)}” is another amount` : null
}

/**
 * Returns a fault for a person, place or organisation of a part of which the passages do not have even the first
 * character.
 */
function otherName(part: string, { around }: SentenceGrounds): string | null {
  const other = taggedNames(fold(part)).find(({ text, tag }) => {
    // 访美 means 美国, and 杨某 may be 杨哥哥.
    return /^n[rst]/.test(tag) && !around.hold(text.charAt(0))
  })
  return other ? `“${other.text}” is in no passage` : null
}

/** Returns the reason in the model's words if claim and quotes confirm them, else in ours. */
function reasonFor(
  claim: string,
  verdict: Verdict,
  part: ReplyPart | undefined,
  quotes: readonly CopiedQuote[],
): Omit<Reason, 'cites'> {
  const own = part ? asSentence(part.reason).replace(/[。.]+$/, '') : ''
  const isOwn = verdict !== 'not_in_corpus' && own !== '' && isBorneOut(own, verdict, claim, quotes)
  return isOwn
    ? { kind: 'told_by_model', values: { said: own } }
    : { kind: plainReasons[verdict], values: {} }
}

const plainReasons: Record<Verdict, ReasonKind> = {
  supported: 'said_alike',
  contradicted: 'not_in_agreement',
  disputed: 'reports_differ',
  not_in_corpus: 'nothing_found',
}

/** The words that a reason may use in addition to those of claim and quotes. */
const comparingWords = new Set(comparing)
const negating = new Set(negatives)

/**
 * Decides whether a reason uses only the values, names and words of claim and quotes, apart from words that compare
 * them.
 */
function isBorneOut(
  reason: string,
  verdict: Verdict,
  claim: string,
  quotes: readonly CopiedQuote[],
): boolean {
  const grounds = groundsOfQuotes(quotes, '')
  const cited = quotes.map(({ article, whole }) => article.text.slice(whole.start, whole.end))
  const known = groundsOf([...cited, claim])
  const folded = fold(reason)
  const compact = foldCompact(reason)
  if (formFault(reason, known) !== null || newFigure(folded, known) !== null) return false
  const isHeld = (name: string) => known.hold(name) || grounds.around.hold(name)
  const names = taggedNames(folded).filter(({ tag }) => tag !== 'x')
  const all = [...names.map(({ text }) => text), ...namesSetApart(folded)]
  if (!all.every((name) => isHeld(name.replace(/\s/g, '')))) return false
  // A reason for agreement negates nothing that the claim and its quotes do not.
  const own = newWords(
    compact,
    { quotes: known, around: grounds.around, asked: '' },
    figurePlaces(compact),
  )
  const isCompared = (word: string) =>
    comparingWords.has(word) || (verdict !== 'supported' && negating.has(word))
  return own.every(isCompared)
}
