import { type Article, type Citation, linesOf, pageOf, type Span } from '../domain/index.js'
import { anyOf } from '../text/any-of.js'
import { writtenClauseMarks } from '../text/clauses.js'
import { leaning } from '../text/lexicon/function-words.js'
import type { SpeakingSentence } from './evidence.js'
import { quotableSentences } from './quotable.js'

/** The longest quote in code units; a longer sentence is cut to the clauses around the short answer. */
const longest = 170
/** The longest quote made of a sentence and the one it depends on. */
const longestPair = 154
// A sentence that begins like this names its subject only in the sentence before it.
const leansOn = new RegExp(`^(?:,?(?:${anyOf(leaning)}|目前,该)|是)`)

/**
 * Returns the span to quote for a sentence: the sentence itself, shortened if long, or with the sentence it depends on.
 */
export function quoteSpan({ sentence, short }: SpeakingSentence): Span {
  const { article, text } = sentence
  if (text.length > longest) return aroundShort(article.text, sentence, short)
  if (!leansOn.test(sentence.folded)) return sentence
  const before = sentenceBefore(article, sentence)
  return before && sentence.end - before.start <= longestPair
    ? { start: before.start, end: sentence.end }
    : sentence
}

function sentenceBefore(article: Article, sentence: Span): Span | null {
  const from = Math.max(0, sentence.start - longestPair)
  const before = quotableSentences(article.text.slice(from, sentence.start)).at(-1)
  if (!before) return null
  const span = { start: from + before.start, end: from + before.end }
  const gap = article.text.slice(span.end, sentence.start)
  const damaged = article.damage.some(({ start, end }) => start < sentence.end && end > span.start)
  return gap.includes('\n') || damaged ? null : span
}

/**
 * Returns whole clauses of a long sentence: the one that contains the short answer and as many before it as fit, then
 * as many after it.
 */
function aroundShort(text: string, sentence: Span, short: Span | null): Span {
  const cuts = clauseCuts(text, sentence)
  const anchor = short ?? { start: sentence.start, end: sentence.start + 1 }
  let last = cuts.findIndex((cut) => cut >= anchor.end)
  if (last < 0) last = cuts.length - 1
  let first = last
  while (first > 0 && (cuts[first - 1] ?? 0) > anchor.start) first--
  const startOf = (n: number): number =>
    n === 0 ? sentence.start : (cuts[n - 1] ?? sentence.start)
  const endOf = (n: number): number => cuts[n] ?? sentence.end
  while (first > 0 && endOf(last) - startOf(first - 1) <= longest) first--
  while (last < cuts.length - 1 && endOf(last + 1) - startOf(first) <= longest) last++
  return trimMarks(text, { start: startOf(first), end: endOf(last) })
}

/** Returns the end offset of each clause, after its mark; marks inside numbers do not count. */
function clauseCuts(text: string, { start, end }: Span): number[] {
  const cuts: number[] = []
  for (let at = start; at < end; at++) {
    const isMark = writtenClauseMarks.includes(text.charAt(at))
    if (isMark && !/\d/.test(text.charAt(at + 1))) cuts.push(at + 1)
  }
  cuts.push(end)
  return cuts
}

const edge = new RegExp(`[\\s${writtenClauseMarks}]`)

/** Trims marks and white space from both ends. */
function trimMarks(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && edge.test(text.charAt(from))) from++
  while (to > from && edge.test(text.charAt(to - 1))) to--
  return { start: from, end: to }
}

/** Returns the citation for a span of an article. */
export function cite(article: Article, span: Span, n: number): Citation {
  return {
    n,
    quote: article.text.slice(span.start, span.end),
    articleId: article.id,
    title: article.title,
    source: article.source,
    published: article.published,
    file: article.file,
    lines: linesOf(article, span),
    page: pageOf(article, span),
    digest: article.digest,
    start: span.start,
    end: span.end,
    origin: article.origin,
    url: article.url,
  }
}

/** Citations, numbered in the order they are added; a quote that is used twice is cited once. */
export class Citations {
  readonly all: Citation[] = []

  /** Returns the number of a quote; an earlier citation that contains it is reused. */
  add(article: Article, span: Span): number {
    return this.#numberOf(article.id, span) ?? this.#keep(cite(article, span, 0))
  }

  /** The same for a citation that was made elsewhere. */
  addCited(citation: Citation): number {
    return this.#numberOf(citation.articleId, citation) ?? this.#keep(citation)
  }

  /** The number of independent origins cited. */
  get origins(): number {
    return new Set(this.all.map(({ origin }) => origin)).size
  }

  #numberOf(id: string, span: Span): number | null {
    const known = this.all.find(
      ({ articleId, start, end }) => articleId === id && start <= span.start && end >= span.end,
    )
    return known?.n ?? null
  }

  #keep(citation: Citation): number {
    this.all.push({ ...citation, n: this.all.length + 1 })
    return this.all.length
  }
}
