import { anyOf } from '../text/any-of.js'
import { unended } from '../text/clauses.js'
import { dates } from '../text/dates.js'
import { rumours, sayers } from '../text/lexicon/statements/certainty.js'
import { reporting } from '../text/lexicon/statements/reporting.js'
import { quantities } from '../text/quantities.js'
import { toSimplified } from '../text/script.js'
import { sentences } from '../text/sentences.js'

/** A part of a claim, and the earlier text of the claim that names its subject. */
export interface ClaimPart {
  text: string
  /** Empty for the first part of a claim. */
  context: string
}

/** The comma of 1,000 separates nothing. */
const clauseMark = /[；;]|(?<!\d)[，,]|[，,](?!\d{3}(?!\d))/

const somebody = anyOf(sayers)
/** Words that pass on a rumour or ask for a check, and are not part of the claim. */
const passedOn = new RegExp(
  `^(?:${somebody}?(?:都|还)?(?:${rumours}|据悉|据了解|据报道)|${somebody}(?:都|还)?(?:说|传|爆料)|请?帮我(?:查证?|核实)(?:一下)?|请?(?:查证?|核实)一下)(?:称|说)?[\\s,，:：]*`,
)
const askedBack = /[\s,，]*这?(?:是真的吗|真的吗|是吗|对吗|对不对|属实吗)[?？]?$/

/** Returns a claim without the words that pass it on and the question at its end. */
export function stated(claim: string): string {
  const simplified = toSimplified(claim)
  // Both have the same length, so that an offset in one is an offset in the other.
  const read = simplified.length === claim.length ? simplified : claim
  const start = passedOn.exec(read)?.[0].length ?? 0
  const said = claim.slice(start, read.length - (askedBack.exec(read)?.[0].length ?? 0))
  return said.trim() === '' ? claim : said
}

/**
 * Splits a claim into parts that can be true or false by themselves: its sentences, and within them the clauses with a
 * value of their own. A clause without a value belongs to the next one.
 */
export function partsOf(text: string): ClaimPart[] {
  const claim = stated(text)
  // Dates are values only in a claim without amounts; otherwise they say when.
  const holdsValue = quantities(claim).length > 0 ? holdsAmount : holdsDate
  const texts = sentences(claim)
    .map(({ start, end }) => unended(claim.slice(start, end)))
    .flatMap((sentence) => clausesWithValues(sentence, holdsValue))
  const [first = ''] = texts
  return texts.map((text, n) => ({ text, context: n === 0 ? '' : first }))
}

function clausesWithValues(sentence: string, holdsValue: (clause: string) => boolean): string[] {
  const parts: string[] = []
  let waiting = ''
  for (const clause of sentence.split(clauseMark)) {
    const text = waiting === '' ? clause : `${waiting}，${clause}`
    if (holdsValue(clause) && !isFrame(clause)) {
      parts.push(text.trim())
      waiting = ''
    } else waiting = text
  }
  if (waiting.trim() !== '') {
    const last = parts.pop()
    parts.push(last === undefined ? waiting.trim() : `${last}，${waiting}`)
  }
  return parts
}

function holdsAmount(clause: string): boolean {
  return quantities(clause).length > 0
}

function holdsDate(clause: string): boolean {
  return dates(clause).length > 0
}

const endsInReporting = new RegExp(`(?:${reporting}|预计)$`)

/** Decides whether a clause only says when (2024年9月， and 截至去年底，) or who reports it (数据显示，). */
function isFrame(clause: string): boolean {
  if (endsInReporting.test(clause.trim())) return true
  if (holdsAmount(clause)) return false
  const rest = dates(clause).reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    clause,
  )
  return whenOnly.test(rest)
}

const whenOnly = /^[\s、至到截止自从在于起前后末底初的以来间期当时和]*$/
