import type { ChangedArticles, ClaimCheck, Turned } from '../domain/index.js'
import { newsIn } from './answers.js'

/** Returns how the articles judge a claim otherwise than before; null if they judge it alike, or nothing new did it. */
export function checkTurned(
  before: ClaimCheck,
  after: ClaimCheck,
  changed: ChangedArticles,
): Turned | null {
  if (before.verdict === after.verdict) return null
  const cited = before.citations.length > 0 ? before.citations : before.related
  const isNews = newsIn({ citations: cited }, changed)
  const isGone = new Set(changed.gone)
  const citation = after.citations.find(isNews) ?? null
  const hasLost = cited.some(({ articleId }) => isGone.has(articleId))
  if (citation === null && !hasLost) return null
  return {
    kind: 'verdict',
    before: before.verdict,
    after: after.verdict,
    claim: before.claim,
    citation,
    indexVersion: after.indexVersion,
  }
}
