import { denyNothing } from './lexicon/statements/negation.js'

/** A character that denies what follows, unless it begins one of the words that deny nothing: 不仅, 未来, 无锡, 非常. */
export const negation = new RegExp(
  `(?:没有?|${Object.entries(denyNothing)
    .map(([character, rest]) => `${character}(?!${rest.join('|')})`)
    .join('|')})`,
)
