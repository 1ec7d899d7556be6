import type { Verdict } from '../domain/index.js'
import type { Found } from './find-stances.js'

/** Weaker evidence than this part of the best is about something else. */
const comparable = 0.75
/** What disagrees with what supports a claim must be about the same as plainly as that. */
const asPlain = 0.92
const mostShown = 3

/** The verdict on a part, with the evidence to show: what decides it first, the newest of equals first. */
export function judge(found: readonly Found[]): { verdict: Verdict; shown: Found[] } {
  const best = found[0]?.stance.score ?? 0
  const perArticle = onePerArticle(found.filter(({ stance }) => stance.score >= comparable * best))
  const supporting = perArticle.filter(({ stance }) => stance.side === 'for')
  const strongest = supporting[0]?.stance.score ?? 0
  const opposing = perArticle.filter(
    ({ stance }) =>
      stance.side === 'against' &&
      (supporting.length === 0 ||
        (stance.score >= asPlain * strongest && stance.why !== 'certainty')),
  )
  if (supporting.length === 0 && opposing.length === 0)
    return { verdict: 'not_in_corpus', shown: [] }
  if (opposing.length === 0) return { verdict: 'supported', shown: newestFirst(supporting) }
  if (supporting.length === 0) return { verdict: 'contradicted', shown: newestFirst(opposing) }
  return {
    verdict: 'disputed',
    shown: [...newestFirst(supporting).slice(0, 2), ...newestFirst(opposing)].slice(0, 4),
  }
}

/** What each article says most plainly; where it says both as plainly, it supports. */
function onePerArticle(found: readonly Found[]): Found[] {
  const chosen = new Map<string, Found>()
  for (const each of found) {
    const before = chosen.get(each.hit.article.id)
    const isBetter =
      !before ||
      (before.stance.side === 'against' &&
        each.stance.side === 'for' &&
        each.stance.score >= 0.85 * before.stance.score)
    if (isBetter) chosen.set(each.hit.article.id, each)
  }
  return [...chosen.values()]
}

function newestFirst(found: readonly Found[]): Found[] {
  const strongest = found.slice(0, mostShown)
  return strongest.sort((a, b) =>
    (b.hit.article.published ?? '').localeCompare(a.hit.article.published ?? ''),
  )
}
