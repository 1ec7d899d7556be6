import { type CharacterDamage, characterDamages } from './character-damage.js'
import { type Layout, layouts, paragraphsOf } from './layouts.js'
import type { Random } from './random.js'

/** Damage to characters, one kind after another, on a page of one layout. */
export interface Recipe {
  kind: string
  characters: readonly CharacterDamage[]
  layout: Layout
}

const { glosses, doubledPunctuation, byteSlips, markup, spaces } = characterDamages

/** Each kind of damage alone. */
export const alone: readonly Recipe[] = [
  ...Object.values(characterDamages).map((each) => recipe([each], layouts.plain)),
  ...Object.values(layouts).map((layout) => recipe([], layout)),
]

/** Several kinds together, as pages have them. */
export const together: readonly Recipe[] = [
  recipe([glosses, doubledPunctuation], layouts.boilerplate),
  recipe([doubledPunctuation, byteSlips, markup], layouts.plain),
  recipe([glosses, byteSlips, spaces], layouts.lineEnds),
  recipe([doubledPunctuation], layouts.hardWraps),
  recipe([glosses, doubledPunctuation, markup], layouts.photoCaptions),
  recipe([markup, spaces], layouts.boilerplate),
]

function recipe(characters: readonly CharacterDamage[], layout: Layout): Recipe {
  const kinds = characters.map(({ kind }) => kind)
  if (layout !== layouts.plain || kinds.length === 0) kinds.push(layout.kind)
  return { kind: kinds.join(' + '), characters, layout }
}

/** Returns a clean text damaged by a recipe, and the text that cleaning should return. */
export function damage(
  text: string,
  { characters, layout }: Recipe,
  random: Random,
): { page: string; expected: string } {
  const intact: string[] = []
  const damaged = paragraphsOf(text, random).map((paragraph) => {
    let shown = paragraph
    let expected = paragraph
    for (const { apply } of characters) {
      shown = apply(shown, random).damaged
      // Some kinds also make a change that is no damage: traditional characters, half-width commas.
      expected = apply(expected, random).expected
    }
    intact.push(expected)
    return shown
  })
  const { page, expected } = layout.lay(damaged, intact, random)
  return { page, expected: expected.join('\n') }
}
