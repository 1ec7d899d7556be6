import { fold, foldCompact } from '../../text/fold.js'

/** What a sentence may be made of: its quotes, folded. */
export interface Grounds {
  /** Each quote folded, and without white space. */
  quotes: { folded: string; compact: string }[]
  /** Whether one of the quotes holds a folded stretch. */
  hold(stretch: string): boolean
}

export function groundsOf(quotes: readonly string[]): Grounds {
  const each = quotes.map((quote) => ({ folded: fold(quote), compact: foldCompact(quote) }))
  return {
    quotes: each,
    hold: (stretch) => each.some(({ compact }) => compact.includes(stretch)),
  }
}
