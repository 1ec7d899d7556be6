import { groundsOf } from '../../evidence/wording/grounds.js'
import type { Told } from '../../evidence/wording/told.js'
import { foldCompact } from '../../text/fold.js'
import type { CopiedQuote } from './copied-quotes.js'

/** @param asked a question that takes for granted what it asks about; nothing for one whether something is so */
export function toldBy(quotes: readonly CopiedQuote[], asked: string): Told {
  const cited = quotes.map(({ article, span }) => article.text.slice(span.start, span.end))
  const whole = quotes.map(({ article, whole }) => article.text.slice(whole.start, whole.end))
  const titles = quotes.map(({ passage }) => passage.title ?? '')
  return {
    quotes: groundsOf(cited),
    whole: groundsOf(whole),
    named: groundsOf([...cited, ...titles]),
    around: groundsOf([...quotes.map(({ passage }) => passage.text), ...titles]),
    asked: foldCompact(asked),
  }
}
