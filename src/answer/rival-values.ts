import type { Span } from '../domain/index.js'
import type { Question } from '../retrieve/question.js'
import { fold, foldCompact } from '../text/fold.js'
import { type Quantity, quantities } from '../text/quantities.js'
import { sameDimension } from '../text/quantity-relations.js'

/** An amount of a sentence, and the others of its kind there that are not the same. */
function rivalsOf(sentence: string, span: Span): { own: Quantity; others: Quantity[] } | null {
  const all = quantities(sentence)
  const own = all.find(({ start, end }) => start < span.end && end > span.start)
  if (!own) return null
  const others = all.filter(
    (each) => sameDimension(own, each) && each.canonical.value !== own.canonical.value,
  )
  return others.length > 0 ? { own, others } : null
}

/**
 * How much more of a question stands right before an amount than right before another of its kind; nothing where it is alone.
 * @param span in offsets of the sentence
 */
export function besideRival({ text }: Question, sentence: string, span: Span): number {
  const found = rivalsOf(sentence, span)
  if (!found) return 0
  const { own, others } = found
  const asked = pairsOf(text)
  const before = (value: Quantity) => {
    const ends = [own, ...others].map(({ end }) => end).filter((end) => end <= value.start)
    const pairs = pairsOf(sentence.slice(Math.max(0, ...ends), value.start))
    return [...asked].filter((pair) => pairs.has(pair)).length / Math.max(1, asked.size)
  }
  return before(own) - Math.max(...others.map(before))
}

/** Whether an amount is what was before a change (由26趟增至41趟), and the question does not ask for that. */
export function isBeforeChange(
  { text }: Pick<Question, 'text'>,
  sentence: string,
  span: Span,
): boolean {
  const found = rivalsOf(sentence, span)
  return (
    found !== null && wasBefore(sentence, found.own, found.others) && !asksBefore.test(fold(text))
  )
}

/** Whether a claim says as it is an amount that a sentence gives as what was before a change. */
export function saysWhatWas(claim: string, sentence: string): boolean {
  const told = quantities(sentence)
  return quantities(claim).some((said) => {
    const same = told.filter(
      (each) => sameDimension(said, each) && said.canonical.value === each.canonical.value,
    )
    return (
      same.length > 0 &&
      !isBeforeChange({ text: '' }, claim, said) &&
      same.every((each) => isBeforeChange({ text: claim }, sentence, each))
    )
  })
}

/** What leads from a value to the one after a change, and what is said of a value that was. */
const becomes = /(?:至|到|为|成|达)(?:了)?(?:约|近|每.{1,3})?$/
const was = /(?:原|此前|之前|以前|过去|原来|原先|由|从|自)[^，。；、\d]{0,6}$/
const asksBefore = /原|此前|之前|以前|过去|调整前|从多少|由多少|从几|由几/
/** Characters between the two values of one change. */
const NEAR = 14

function wasBefore(sentence: string, own: Quantity, others: readonly Quantity[]): boolean {
  const said = fold(sentence)
  if (!was.test(said.slice(0, own.start))) return false
  return others.some(({ start, end }) => {
    if (start >= own.end) {
      const between = said.slice(own.end, start)
      return between.length <= NEAR && becomes.test(between)
    }
    return end <= own.start && own.start - end <= NEAR
  })
}

function pairsOf(text: string): Set<string> {
  const compact = foldCompact(text)
  return new Set(
    Array.from({ length: Math.max(0, compact.length - 1) }, (_, i) => compact.slice(i, i + 2)),
  )
}
