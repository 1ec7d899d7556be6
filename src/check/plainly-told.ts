import type { Hit, Span } from '../domain/index.js'
import { amountsAgree } from '../evidence/comparison/alignment.js'
import { amountsOf, contentOf, plainAmounts } from '../evidence/comparison/plain-amounts.js'
import { inWritingOf } from '../evidence/comparison/same-values.js'
import { blanked, readStatement, type StatedValue } from '../evidence/comparison/statement.js'
import { reportingSentencesOf } from '../evidence/evidence.js'
import { oncePer, titleOf } from '../evidence/read-sentence.js'
import { sameDimension } from '../text/quantity-relations.js'
import type { ReadText } from '../text/read-text.js'
import type { Found } from './found.js'

/** Sentences that give, in a claim's own words, the one amount that it gives, or another. */
export function plainlyTold(claim: ReadText, hits: readonly Hit[]): Found[] {
  return hits.flatMap((hit) =>
    reportingSentencesOf(hit).flatMap(({ sentence }): Found[] => {
      const written = inWritingOf(claim, sentence, hit.article.published)
      const told = plainStance(written, sentence, titleOf(hit.article))
      if (!told) return []
      const span = sentence.inArticle(told)
      const side = told.agrees ? 'for' : 'against'
      const why = told.agrees ? null : 'value'
      const stance = { side, why, span, value: told.value } as const
      return [{ hit, sentence, stance, how: { by: 'own words' } }]
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

/** The one amount of a claim, with what it is of; null where it gives none or several, or says too little. */
const amountClaimed = oncePer((claim: ReadText) => {
  const { folded } = claim
  const [amount, ...others] = amountsOf(folded)
  const value = readStatement(claim).values.find(({ span }) => span.start === amount?.start)
  if (!amount || !value || others.length > 0) return null
  const content = contentOf(blanked(folded, [amount]))
  return content.length < LEAST_WORDS ? null : { amount, value, said: { folded, content } }
})

/**
 * The amount of a sentence that a claim gives, or gives otherwise; null where the sentence does not say plainly.
 * @param before what else says whom the sentence is about: its title, folded
 */
export function plainStance(
  claim: ReadText,
  sentence: ReadText,
  before: string,
): PlainStance | null {
  const claimed = amountClaimed(claim)
  if (!claimed) return null
  const { amount, value, said } = claimed
  const found = plainAmounts(said, sentence, before)
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
