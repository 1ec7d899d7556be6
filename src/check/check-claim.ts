import type { Breach, CheckedPart, ClaimCheck, Hit } from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import { weighTerms } from '../evidence/evidence.js'
import { Citations, quoteSpan } from '../evidence/quote.js'
import { misquotes } from '../evidence/verify.js'
import type { IndexVersion } from '../index/index.js'
import { analyseQuestion } from '../question/question.js'
import type { Reader } from '../read/reader.js'
import { type RetrieveOptions, retrieve } from '../retrieve/retrieve.js'
import { unended } from '../text/clauses.js'
import { statesSomething } from '../text/content.js'
import { dates } from '../text/dates.js'
import { quantities } from '../text/quantities.js'
import { ReadText } from '../text/read-text.js'
import { inOtherWords } from '../text/regional-words.js'
import { failure } from '../wording/failure.js'
import { findStances } from './find-stances.js'
import type { Found } from './found.js'
import { literalIn } from './literal.js'
import { partsOf, stated } from './parts.js'
import { plainlyStated } from './plainly-stated.js'
import { type ClaimReading, judgeRead, readClaim } from './read-claim.js'
import { reasonsOf } from './reasons.js'
import { judge } from './verdict.js'
import { explained, overall, relatedOf, written } from './written.js'

/** The number of passages read for each part of a claim. */
const passagesRead = 16
/** The longest claim, in UTF-16 code units. */
export const longestClaim = 1000

export interface CheckOptions
  extends Pick<RetrieveOptions, 'since' | 'until' | 'source' | 'exclude' | 'crossEncoder'> {
  /** Called with the breach when a check is withheld because one of its quotes is not in its article. */
  onBreach?: ((breach: Breach) => void) | undefined
  /** Reads what is found in addition to the rules; without it, only the rules do. */
  reader?: Reader | undefined
  /** Called with what the verdict on a part is based on, if there is a reader. */
  onRead?: (reading: ClaimReading) => void
  /** Judges what was found; without it, only the rules and the reader do. */
  model?: ModelJudges | undefined
  /** Aborts when nobody waits for the check any more: no further claim is begun, and the chat model is called no longer. */
  signal?: AbortSignal | undefined
}

/** The passages found for a claim, and the check without a chat model. */
export interface Judged {
  check: ClaimCheck
  /** The passages, best first. */
  hits: readonly Hit[]
}

/** Lets a chat model judge what was found. */
export type ModelJudges = (judged: Judged) => Promise<ClaimCheck>

/**
 * Checks a claim against the articles of the index, part by part.
 * @throws YoujuError claim_empty, claim_too_long, claim_without_content
 */
export async function checkClaim(
  index: IndexVersion,
  embedder: Embedder,
  text: string,
  options: CheckOptions = {},
): Promise<ClaimCheck> {
  const { check: ruled, hits } = await judgeInAnyWords(index, embedder, checkedClaim(text), options)
  const { model } = options
  const check = model && hits.length > 0 ? await model({ check: ruled, hits }) : ruled
  const quotes = [...check.citations, ...check.related]
  const broken = await misquotes(quotes, index)
  if (broken.length === 0) return check
  options.onBreach?.({ of: 'check', violations: broken, indexVersion: index.version })
  const parts = check.parts.map(({ text }): CheckedPart => {
    return { text, verdict: 'not_in_corpus', reasons: [], why: [] }
  })
  return { ...check, ...unknown, parts }
}

/** The result for a claim whose check is withheld. */
const unknown = {
  verdict: 'not_in_corpus',
  reasons: [],
  citations: [],
  independentOrigins: 0,
  related: [],
} satisfies Partial<ClaimCheck>

/** A part of a claim, with what the rules find for and against it, and the reader's reading. */
interface ReadPart {
  text: string
  found: Found[]
  reading: ClaimReading | null
}

/**
 * Returns the evidence for each part of a claim, the nearest passages, and the passages left for a model to read: none
 * if the claim is in an article to the letter.
 */
async function readParts(
  index: IndexVersion,
  embedder: Embedder,
  claim: string,
  options: CheckOptions,
): Promise<{ read: ReadPart[]; nearest: Hit[]; hits: Hit[] }> {
  const look = (text: string) =>
    retrieve(index, embedder, analyseQuestion(text), {
      ...options,
      k: passagesRead,
      countCopiesOnce: true,
    })
  const parts = partsOf(claim).filter(({ text }) => saysAnything(text))
  const bare = unended(stated(claim))
  const likely = await look(bare)
  const literal = [claim, bare].map((said) => literalIn(likely, said)).find(({ length }) => length)
  if (literal) {
    const read = parts.map(({ text }) => ({ text, found: literal, reading: null }))
    return { read, nearest: likely, hits: [] }
  }
  const { reader } = options
  const nearest: Hit[] = []
  const looked: Hit[][] = [likely]
  const read: ReadPart[] = []
  /** If a claim repeats itself, each distinct part is searched for once. */
  const known = new Map<string, Omit<ReadPart, 'text'>>()
  for (const { text, context } of parts) {
    const whole = context === '' ? text : `${context}，${text}`
    const before = known.get(whole)
    if (before) {
      read.push({ ...before, text })
      continue
    }
    const hits = whole === bare ? likely : await look(whole)
    nearest.push(...hits.slice(0, 2))
    looked.push(hits)
    const found = isOfNobody(text, context)
      ? []
      : await findStances({ part: text, context, hits, index })
    const said = new ReadText(whole)
    const plain = isOfNobody(text, context) ? [] : plainlyStated(said, hits)
    if (plain.length > 0) {
      const agreeing = [...plain, ...alsoSaying(plain, found)]
      known.set(whole, { found: agreeing, reading: null })
      read.push({ text, found: agreeing, reading: null })
      continue
    }
    const weights = await weighTerms(analyseQuestion(whole), index)
    const reading = reader ? await readClaim(reader, said, hits, found, weights) : null
    if (reading) options.onRead?.(reading)
    known.set(whole, { found, reading })
    read.push({ text, found, reading })
  }
  return { read, nearest, hits: inTurns(looked) }
}

/** Interleaves the lists: the first of each, then the second of each, every passage once. */
function inTurns(lists: readonly (readonly Hit[])[]): Hit[] {
  const found = new Map<string, Hit>()
  const longest = Math.max(...lists.map(({ length }) => length))
  for (let rank = 0; rank < longest; rank++) {
    for (const hit of lists.flatMap((list) => list[rank] ?? [])) {
      const key = `${hit.article.id} ${hit.passage.start}`
      if (!found.has(key)) found.set(key, hit)
    }
  }
  return [...found.values()]
}

/**
 * Judges a claim as written; if nothing is found, again with its words replaced by those used on the other side of the
 * Taiwan Strait: 捷運 is 地铁.
 */
async function judgeInAnyWords(
  index: IndexVersion,
  embedder: Embedder,
  claim: string,
  options: CheckOptions,
): Promise<Judged> {
  const judged = await judgeClaim(index, embedder, claim, options)
  const others = judged.check.verdict === 'not_in_corpus' ? inOtherWords(claim) : null
  if (others === null) return judged
  const again = await judgeClaim(index, embedder, others, options)
  if (again.check.verdict === 'not_in_corpus') return judged
  return { ...again, check: { ...again.check, claim } }
}

async function judgeClaim(
  index: IndexVersion,
  embedder: Embedder,
  claim: string,
  options: CheckOptions,
): Promise<Judged> {
  const citations = new Citations()
  const { read, nearest, hits } = await readParts(index, embedder, claim, options)
  const checked = onOneOccasion(read).map(({ text: part, found, reading }): CheckedPart => {
    const { verdict, shown } = reading ? judgeRead({ ...reading, found }) : judge(found)
    const cited = shown.map((each) => {
      const span = quoteSpan({ sentence: each.sentence, short: each.stance.span })
      return { ...each, n: citations.add(each.hit.article, span) }
    })
    return explained(part, verdict, reasonsOf(part, verdict, cited))
  })
  const verdict = overall(checked.map((part) => part.verdict))
  const check: ClaimCheck = {
    ...{ claim, verdict, ...written(claim, checked, citations) },
    related: verdict === 'not_in_corpus' ? relatedOf(nearest, citations.all) : [],
    corpusAsOf: index.manifest.newest,
    indexVersion: index.version,
    mode: 'extractive',
    modelFailure: null,
  }
  return { check, hits }
}

/**
 * Returns the claim without surrounding white space.
 * @throws YoujuError claim_empty, claim_too_long, claim_without_content
 */
export function checkedClaim(text: string): string {
  const claim = text.trim()
  if (claim === '') throw failure('claim_empty', {})
  if (claim.length > longestClaim) {
    throw failure('claim_too_long', { length: claim.length, most: longestClaim })
  }
  if (!statesSomething(stated(claim))) throw failure('claim_without_content', {})
  return claim
}

/** If all plain statements are on one side, returns the evidence for that side from other articles. */
function alsoSaying(plain: readonly Found[], found: readonly Found[]): Found[] {
  const sides = new Set(plain.map(({ stance }) => stance.side))
  const articles = new Set(plain.map(({ hit }) => hit.article.id))
  return found.filter(
    ({ hit, stance }) =>
      sides.size === 1 && sides.has(stance.side) && !articles.has(hit.article.id),
  )
}

/** Decides whether a part says anything: 好。 next to a claim can be neither true nor false. */
function saysAnything(part: string): boolean {
  return statesSomething(part) || holdsValue(part) || /\p{N}/u.test(part)
}

/**
 * Decides whether a part gives a number or value for no subject, so that nothing can be known: 他说1, or 1亿元 before
 * anything was named.
 */
function isOfNobody(part: string, context: string): boolean {
  return !statesSomething(part) && !(statesSomething(context) && holdsValue(part))
}

function holdsValue(part: string): boolean {
  return quantities(part).length > 0 || dates(part).length > 0
}

/**
 * Compares a part that no article supports only with the articles that support another part of the same claim, if they
 * say something about it: a report of another day's trade has another volume.
 */
function onOneOccasion(parts: readonly ReadPart[]): ReadPart[] {
  const supporting = new Set(
    parts.flatMap(({ found }) =>
      found.filter(({ stance }) => stance.side === 'for').map(({ hit }) => hit.article.id),
    ),
  )
  return parts.map((part) => {
    const { found } = part
    const among = found.filter(({ hit }) => supporting.has(hit.article.id))
    const isSupported = found.some(({ stance }) => stance.side === 'for')
    return { ...part, found: isSupported || among.length === 0 ? found : among }
  })
}
