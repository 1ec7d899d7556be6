import type { Hit, Span } from '../domain/index.js'
import { amountsAgree } from '../evidence/comparison/alignment.js'
import { amountsOf, contentOf, plainAmounts } from '../evidence/comparison/plain-amounts.js'
import { inWritingOf } from '../evidence/comparison/same-values.js'
import { blanked, readStatement, type StatedValue } from '../evidence/comparison/statement.js'
import { reportingSentencesOf } from '../evidence/evidence.js'
import { fold } from '../text/fold.js'
import { sameDimension } from '../text/quantity-relations.js'
import type { Found } from './found.js'

/** Sentences that give, in a claim's own words, the one amount that it gives, or another. */
export function plainlyTold(claim: string, hits: readonly Hit[]): Found[] {
  return hits.flatMap((hit) =>
    reportingSentencesOf(hit).flatMap(({ sentence }): Found[] => {
      const { text, title, published } = hit.article
      const said = text.slice(sentence.start, sentence.end)
      const written = inWritingOf(claim, said, published)
      const told = plainStance(written, said, fold(title ?? ''))
      if (!told) return []
      const span = { start: sentence.start + told.start, end: sentence.start + told.end }
      const side = told.agrees ? 'for' : 'against'
      const why = told.agrees ? null : 'value'
      return [{ hit, sentence, stance: { side, why, score: 1, span, value: told.value } }]
    }),
  )
}

/** Where a sentence gives the amount of a claim, and whether it is the claim's own. */
interface PlainStance extends Span {
  value: StatedValue
  agrees: boolean
}

/** A claim of fewer words says too little of what its amount is of. */
const LEAST_WORDS = 2

/**
 * The amount of a sentence that a claim gives, or gives otherwise; null where the sentence does not say plainly.
 * @param before what else says whom the sentence is about: its title, folded
 */
export function plainStance(claim: string, sentence: string, before: string): PlainStance | null {
  const folded = fold(claim)
  const [amount, ...others] = amountsOf(folded)
  const value = readStatement(claim).values.find(({ span }) => span.start === amount?.start)
  if (!amount || !value || others.length > 0) return null
  const content = contentOf(blanked(folded, [amount]))
  if (content.length < LEAST_WORDS) return null
  const found = plainAmounts({ folded, content }, sentence, before)
    .filter((each) => sameDimension(amount, each))
    .map(
      (each): PlainStance => ({
        ...{ start: each.start, end: each.end, value },
        agrees: amountsAgree(value, each),
      }),
    )
  const [first] = found
  return first && found.every(({ agrees }) => agrees === first.agrees) ? first : null
}
