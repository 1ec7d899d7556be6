import type { Verdict } from '../domain/index.js'
import { isSameOccasion, type ValueInPassage } from '../evidence/comparison/occasion.js'
import { foldCompact } from '../text/fold.js'
import { quantities } from '../text/quantities.js'
import { type Found, plainnessOf } from './found.js'

/** Evidence below this share of the best is about something else. */
const comparable = 0.75
/** A contradicting sentence must be about the same thing at least this plainly, relative to the supporting one. */
const asPlain = 0.92
const mostShown = 3

/** With this many different values, a thing has another value each day or each time. */
const tooMany = 3

/** Returns the verdict on a part and the strongest evidence to show, newest first. */
export function judge(found: readonly Found[]): { verdict: Verdict; shown: Found[] } {
  const best = found[0] ? plainnessOf(found[0]) : 0
  const perArticle = onePerArticle(found.filter((each) => plainnessOf(each) >= comparable * best))
  const supporting = perArticle.filter(({ stance }) => stance.side === 'for')
  const opposing = perArticle.filter(
    (each) =>
      each.stance.side === 'against' &&
      (supporting.length === 0 || disputes(each, supporting[0] as Found)),
  )
  if (supporting.length > 0 && opposing.length > 0) {
    const shown = [...newestFirst(supporting).slice(0, 2), ...newestFirst(opposing)]
    return { verdict: 'disputed', shown: shown.slice(0, 4) }
  }
  if (supporting.length > 0) return { verdict: 'supported', shown: newestFirst(supporting) }
  if (opposing.length === 0 || distinctValues(opposing) >= tooMany) {
    return { verdict: 'not_in_corpus', shown: [] }
  }
  return { verdict: 'contradicted', shown: newestFirst(opposing) }
}

/** Decides whether a contradicting sentence is about the same occasion as a supporting one. */
function disputes(opposing: Found, supporting: Found): boolean {
  const isPlain = plainnessOf(opposing) >= asPlain * plainnessOf(supporting)
  if (!isPlain || opposing.stance.why === 'certainty') return false
  const [one, other] = [opposing, supporting].map(({ hit, sentence, stance }) => {
    return { hit, sentence, short: stance.span }
  }) as [ValueInPassage, ValueInPassage]
  return isSameOccasion(one, other)
}

function distinctValues(found: readonly Found[]): number {
  return new Set(
    found.map(({ hit, stance }) =>
      stance.span ? valueKey(hit.article.text.slice(stance.span.start, stance.span.end)) : '',
    ),
  ).size
}

/** Returns a key that is the same for the same value: 达到12万吨 and 12万吨. */
function valueKey(said: string): string {
  const [quantity] = quantities(said)
  return quantity
    ? `${quantity.canonical.value} ${quantity.canonical.high} ${quantity.canonical.unit}`
    : foldCompact(said)
}

/** Keeps what each article says most plainly; if it says both about as plainly, it supports. */
function onePerArticle(found: readonly Found[]): Found[] {
  const chosen = new Map<string, Found>()
  for (const each of found) {
    const before = chosen.get(each.hit.article.id)
    const isBetter =
      !before ||
      (before.stance.side === 'against' &&
        each.stance.side === 'for' &&
        plainnessOf(each) >= 0.85 * plainnessOf(before))
    if (isBetter) chosen.set(each.hit.article.id, each)
  }
  return [...chosen.values()]
}

export function newestFirst(found: readonly Found[]): Found[] {
  const strongest = found.slice(0, mostShown)
  return strongest.sort((a, b) =>
    (b.hit.article.published ?? '').localeCompare(a.hit.article.published ?? ''),
  )
}
