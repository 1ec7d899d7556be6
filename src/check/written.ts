import { cite } from '../answer/quote.js'
import type {
  Article,
  CheckedPart,
  Citation,
  ClaimCheck,
  Hit,
  Span,
  Verdict,
} from '../domain/index.js'
import { isTraditional, toTraditional } from '../text/script.js'

/** The parts of a check and its reasons, in the script of the claim, with what they cite. */
export function written(
  claim: string,
  parts: readonly CheckedPart[],
  citations: Citation[],
): Pick<ClaimCheck, 'parts' | 'reasons' | 'citations' | 'independentOrigins'> {
  const write = isTraditional(claim) ? toTraditional : (said: string) => said
  const several = parts.length > 1
  return {
    parts: parts.map((part) => ({ ...part, reasons: part.reasons.map(write) })),
    reasons: parts.flatMap(({ text, reasons }) =>
      reasons.map((reason) => write(several ? `“${text}”：${reason}` : reason)),
    ),
    citations,
    independentOrigins: new Set(citations.map(({ origin }) => origin)).size,
  }
}

/** A claim is as good as its worst part; one of which nothing is known cannot be called supported. */
export function overall(verdicts: readonly Verdict[]): Verdict {
  const worstFirst: readonly Verdict[] = ['contradicted', 'disputed', 'not_in_corpus', 'supported']
  return worstFirst.find((verdict) => verdicts.includes(verdict)) ?? 'not_in_corpus'
}

/** The citations of a check; a quote that serves two parts is cited once. */
export class Citations {
  readonly all: Citation[] = []

  /** The number of a quote; one that holds it already serves for it. */
  add(article: Article, span: Span): number {
    const known = this.all.find(
      ({ articleId, start, end }) =>
        articleId === article.id && start <= span.start && end >= span.end,
    )
    if (known) return known.n
    const citation = cite(article, span, this.all.length + 1)
    this.all.push(citation)
    return citation.n
  }
}

const mostRelated = 3

/** The nearest passages of articles that are not cited. */
export function relatedOf(hits: readonly Hit[], cited: readonly Citation[]): Citation[] {
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
