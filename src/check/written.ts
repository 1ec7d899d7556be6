import type { CheckedPart, Citation, ClaimCheck, Hit, Reason, Verdict } from '../domain/index.js'
import type { Citations } from '../evidence/quote.js'
import { cite } from '../evidence/quote.js'
import { isTraditional, toTraditional } from '../text/script.js'
import { namingPart, reasonIn } from '../wording/check-reasons.js'

/** Returns the parts and reasons of a check in the script of the claim, with their citations. */
export function written(
  claim: string,
  parts: readonly CheckedPart[],
  citations: Citations,
): Pick<ClaimCheck, 'parts' | 'reasons' | 'citations' | 'independentOrigins'> {
  const write = isTraditional(claim) ? toTraditional : (said: string) => said
  return {
    parts: parts.map((part) => ({ ...part, reasons: part.reasons.map(write) })),
    reasons: parts.flatMap((part) => namingPart('zh-CN', part, parts.length).map(write)),
    citations: citations.all,
    independentOrigins: citations.origins,
  }
}

/** Returns a part of a claim with its verdict and reasons. */
export function explained(text: string, verdict: Verdict, why: Reason[]): CheckedPart {
  return { text, verdict, reasons: why.map((reason) => reasonIn('zh-CN', reason)), why }
}

/** Returns the worst verdict of the parts; a claim with an unknown part cannot be called supported. */
export function overall(verdicts: readonly Verdict[]): Verdict {
  const worstFirst: readonly Verdict[] = ['contradicted', 'disputed', 'not_in_corpus', 'supported']
  return worstFirst.find((verdict) => verdicts.includes(verdict)) ?? 'not_in_corpus'
}

const mostRelated = 3

/** Returns the nearest passages of articles that are not cited. */
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
