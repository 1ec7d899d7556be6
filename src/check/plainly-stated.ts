import type { Hit, Span } from '../domain/index.js'
import { amountsAgree } from '../evidence/comparison/alignment.js'
import { amountsOf, contentOf, plainAmounts } from '../evidence/comparison/plain-amounts.js'
import { inWritingOf } from '../evidence/comparison/same-values.js'
import { readStatement, type StatedValue } from '../evidence/comparison/statement.js'
import { reportingSentencesOf } from '../evidence/evidence.js'
import { oncePer, titleOf } from '../evidence/read-sentence.js'
import { blanked } from '../text/blanked.js'
import { sameDimension } from '../text/quantity-relations.js'
import type { ReadText } from '../text/read-text.js'
import type { Found } from './found.js'

/** Returns the sentences that give, in the claim's own words, its one amount or a different one. */
export function plainlyStated(claim: ReadText, hits: readonly Hit[]): Found[] {
  return hits.flatMap((hit) =>
    reportingSentencesOf(hit).flatMap(({ sentence }): Found[] => {
      const written = inWritingOf(claim, sentence, hit.article.published)
      const found = plainStance(written, sentence, titleOf(hit.article))
      if (!found) return []
      const span = sentence.inArticle(found)
      const side = found.agrees ? 'for' : 'against'
      const why = found.agrees ? null : 'value'
      const stance = { side, why, span, value: found.value } as const
      return [{ hit, sentence, stance, how: { by: 'own words' } }]
    }),
  )
}

/** Where a sentence gives an amount for what the claim's is of, and whether it is the claim's own. */
interface PlainStance extends Span {
  value: StatedValue
  agrees: boolean
}

/** The fewest content words that say what the amount is of. */
const LEAST_WORDS = 2

/**
 * The only amount of a claim, with what it is of; null if there is none or several, or if the claim says too little.
 */
const amountClaimed = oncePer((claim: ReadText) => {
  const { folded } = claim
  const [amount, ...others] = amountsOf(folded)
  const value = readStatement(claim).values.find(({ span }) => span.start === amount?.start)
  if (!amount || !value || others.length > 0) return null
  const content = contentOf(blanked(folded, [amount]))
  return content.length < LEAST_WORDS ? null : { amount, value, said: { folded, content } }
})

/**
 * Returns the amount that a sentence gives for what the claim's is of, the same or different; null if the sentence
 * gives none plainly.
 * @param before the sentence's title, folded, which may also name its subject
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
