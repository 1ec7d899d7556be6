import { weighTerms } from '../answer/evidence.js'
import { cite, quoteSpan } from '../answer/quote.js'
import { misquotes } from '../answer/verify.js'
import {
  type Answer,
  type Breach,
  type CheckedPart,
  type Citation,
  type ClaimCheck,
  type Hit,
  type Span,
  type Verdict,
  YoujuError,
} from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import type { Snapshot } from '../index/index.js'
import type { Reader } from '../read/reader.js'
import { analyseQuestion } from '../retrieve/question.js'
import { type RetrieveOptions, retrieve } from '../retrieve/retrieve.js'
import { statesSomething } from '../text/content.js'
import { dates } from '../text/dates.js'
import { quantities } from '../text/quantities.js'
import { isTraditional, toTraditional } from '../text/script.js'
import { findStances } from './find-stances.js'
import type { Found } from './found.js'
import { literalIn } from './literal.js'
import { partsOf, stated } from './parts.js'
import { plainlyTold } from './plainly-told.js'
import { type ClaimReading, judgeRead, readClaim } from './read-claim.js'
import { reasonsOf } from './reasons.js'
import { judge } from './verdict.js'

/** How many passages are read for each part of a claim. */
const passagesRead = 16
/** Longest claim, in UTF-16 code units. */
export const longestClaim = 1000

export interface CheckOptions
  extends Pick<RetrieveOptions, 'since' | 'until' | 'source' | 'exclude' | 'crossEncoder'> {
  /** Told of a check that is not given, since a quote of it does not stand in its article. */
  onBreach?: ((breach: Breach) => void) | undefined
  /** Reads what is found beside the rules; without one the rules read alone. */
  reader?: Reader | undefined
  /** Told of what the verdict on a part is weighed by, where there is a reader. */
  onRead?: (reading: ClaimReading) => void
}

/**
 * Holds a claim against the articles of the index, part by part.
 * @throws YoujuError claim_empty, claim_too_long, claim_without_content
 */
export async function checkClaim(
  index: Snapshot,
  embedder: Embedder,
  text: string,
  options: CheckOptions = {},
): Promise<ClaimCheck> {
  const check = await judgeClaim(index, embedder, checkedClaim(text), options)
  const quotes = [...check.citations, ...check.related]
  const broken = misquotes(quotes, (id) => index.articleById(id))
  if (broken.length === 0) return check
  options.onBreach?.({ of: 'check', violations: broken, indexVersion: index.version })
  const parts = check.parts.map(({ text }): CheckedPart => {
    return { text, verdict: 'not_in_corpus', reasons: [] }
  })
  return { ...check, ...unknown, parts }
}

/** What is said of a claim whose check cannot be given. */
const unknown = {
  verdict: 'not_in_corpus',
  reasons: [],
  citations: [],
  independentOrigins: 0,
  related: [],
} satisfies Partial<ClaimCheck>

/** A part of a claim, with what the rules find for and against it, and what a reader makes of it. */
interface ReadPart {
  text: string
  found: Found[]
  reading: ClaimReading | null
}

/** What is found for each part of a claim, and the nearest passages. */
async function readParts(
  index: Snapshot,
  embedder: Embedder,
  claim: string,
  options: CheckOptions,
): Promise<{ read: ReadPart[]; nearest: Hit[] }> {
  const look = (text: string) =>
    retrieve(index, embedder, analyseQuestion(text), {
      ...options,
      k: passagesRead,
      countCopiesOnce: true,
    })
  const parts = partsOf(claim).filter(({ text }) => saysAnything(text))
  const told = stated(claim).replace(/[。！？!?]+$/, '')
  const likely = await look(told)
  const literal = [claim, told].map((said) => literalIn(likely, said)).find(({ length }) => length)
  if (literal) {
    const read = parts.map(({ text }) => ({ text, found: literal, reading: null }))
    return { read, nearest: likely }
  }
  const { reader } = options
  const nearest: Hit[] = []
  const read: ReadPart[] = []
  /** Of a claim that says the same again and again, each part is looked for once. */
  const known = new Map<string, Omit<ReadPart, 'text'>>()
  for (const { text, context } of parts) {
    const whole = context === '' ? text : `${context}，${text}`
    const before = known.get(whole)
    if (before) {
      read.push({ ...before, text })
      continue
    }
    const hits = whole === told ? likely : await look(whole)
    nearest.push(...hits.slice(0, 2))
    const found = isOfNobody(text, context)
      ? []
      : findStances({ part: text, context, hits, lexical: index.lexical })
    const plain = isOfNobody(text, context) ? [] : plainlyTold(whole, hits)
    if (plain.length > 0) {
      const told = [...plain, ...alsoSaying(plain, found)]
      known.set(whole, { found: told, reading: null })
      read.push({ text, found: told, reading: null })
      continue
    }
    const weights = weighTerms(analyseQuestion(whole), index.lexical)
    const reading = reader ? await readClaim(reader, whole, hits, found, weights) : null
    if (reading) options.onRead?.(reading)
    known.set(whole, { found, reading })
    read.push({ text, found, reading })
  }
  return { read, nearest }
}

async function judgeClaim(
  index: Snapshot,
  embedder: Embedder,
  claim: string,
  options: CheckOptions,
): Promise<ClaimCheck> {
  const citations = new Citations()
  const { read, nearest } = await readParts(index, embedder, claim, options)
  const checked = onOneOccasion(read).map(({ text: part, found, reading }): CheckedPart => {
    const { verdict, shown } = reading ? judgeRead({ ...reading, found }) : judge(found)
    const cited = shown.map((each) => ({ ...each, n: citations.add(each, each.stance.span) }))
    return { text: part, verdict, reasons: reasonsOf(part, verdict, cited) }
  })
  const verdict = overall(checked.map((part) => part.verdict))
  const write = isTraditional(claim) ? toTraditional : (said: string) => said
  const several = checked.length > 1
  return {
    claim,
    verdict,
    reasons: checked.flatMap(({ text: part, reasons }) =>
      reasons.map((reason) => write(several ? `“${part}”：${reason}` : reason)),
    ),
    citations: citations.all,
    independentOrigins: new Set(citations.all.map(({ origin }) => origin)).size,
    parts: checked.map((part) => ({ ...part, reasons: part.reasons.map(write) })),
    related: verdict === 'not_in_corpus' ? relatedOf(nearest, citations.all) : [],
    corpusAsOf: index.manifest.newest,
    indexVersion: index.version,
  }
}

/** The claim without the white space around it. */
export function checkedClaim(text: string): string {
  const claim = text.trim()
  if (claim === '') throw new YoujuError('claim_empty', '要查证的说法是空的：请写出一句话。')
  if (claim.length > longestClaim) {
    throw new YoujuError(
      'claim_too_long',
      `要查证的说法太长（${claim.length} 字，最多 ${longestClaim} 字）：请缩短或分几次查证。`,
    )
  }
  if (!statesSomething(stated(claim))) {
    throw new YoujuError(
      'claim_without_content',
      '要查证的说法没有说出一件事：请写明是谁或什么、怎么样了。',
    )
  }
  return claim
}

/** What other articles say for the side that is told plainly, where all that is told plainly is of one side. */
function alsoSaying(plain: readonly Found[], found: readonly Found[]): Found[] {
  const sides = new Set(plain.map(({ stance }) => stance.side))
  const told = new Set(plain.map(({ hit }) => hit.article.id))
  return found.filter(
    ({ hit, stance }) => sides.size === 1 && sides.has(stance.side) && !told.has(hit.article.id),
  )
}

/** 好。 beside a claim neither holds nor fails. */
function saysAnything(part: string): boolean {
  return statesSomething(part) || holdsValue(part) || /\p{N}/u.test(part)
}

/** Nothing can be known of a number or a value that is said of nobody: 他说1, or 1亿元 before anything was named. */
function isOfNobody(part: string, context: string): boolean {
  return !statesSomething(part) && !(statesSomething(context) && holdsValue(part))
}

function holdsValue(part: string): boolean {
  return quantities(part).length > 0 || dates(part).length > 0
}

/**
 * A part that no article supports is held against those that support another part of the same claim, where
 * they speak of it: of another day's trade another volume is told.
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

/** A claim is as good as its worst part; one of which nothing is known cannot be called supported. */
function overall(verdicts: readonly Verdict[]): Verdict {
  const worstFirst: readonly Verdict[] = ['contradicted', 'disputed', 'not_in_corpus', 'supported']
  return worstFirst.find((verdict) => verdicts.includes(verdict)) ?? 'not_in_corpus'
}

/** The citations of a check; a quote that serves two parts is cited once. */
class Citations {
  readonly all: Citation[] = []

  add({ hit, sentence }: Pick<Found, 'hit' | 'sentence'>, value: Span | null): number {
    const { article } = hit
    const short = value && { ...value }
    const span = quoteSpan({ article, sentence, short })
    const known = this.all.find(
      ({ articleId, start, end }) =>
        articleId === article.id && start === span.start && end === span.end,
    )
    if (known) return known.n
    const citation = cite(article, span, this.all.length + 1)
    this.all.push(citation)
    return citation.n
  }
}

const mostRelated = 3

function relatedOf(hits: readonly Hit[], cited: readonly Citation[]): Answer['related'] {
  const seen = new Set(cited.map(({ articleId }) => articleId))
  const found: Citation[] = []
  for (const { article, passage } of hits) {
    if (found.length === mostRelated || seen.has(article.id)) continue
    seen.add(article.id)
    const isWhole = article.damage.every(
      ({ start, end }) => start >= passage.end || end <= passage.start,
    )
    if (isWhole) found.push(cite(article, passage, found.length + 1))
  }
  return found
}
