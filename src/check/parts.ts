import { anyOf } from '../text/any-of.js'
import { unended } from '../text/clauses.js'
import { dates } from '../text/dates.js'
import { hearsay, sayers } from '../text/lexicon/certainty.js'
import { reporting } from '../text/lexicon/reporting.js'
import { quantities } from '../text/quantities.js'
import { toSimplified } from '../text/script.js'
import { sentences } from '../text/sentences.js'

/** A part of a claim, and what of the claim before it says whom it is about. */
export interface ClaimPart {
  text: string
  /** Nothing for the first part of a claim. */
  context: string
}

/** The comma of 1,000 parts nothing. */
const clauseMark = /[；;]|(?<!\d)[，,]|[，,](?!\d{3}(?!\d))/

const somebody = anyOf(sayers)
/** How a rumour is passed on, or a check asked for, which is no part of what it says. */
const passedOn = new RegExp(
  `^(?:${somebody}?(?:都|还)?${anyOf(hearsay)}|${somebody}(?:都|还)?(?:说|传|爆料)|请?帮我(?:查证?|核实)(?:一下)?|请?(?:查证?|核实)一下)(?:称|说)?[\\s,，:：]*`,
)
const askedBack = /[\s,，]*这?(?:是真的吗|真的吗|是吗|对吗|对不对|属实吗)[?？]?$/

/** What a claim says, without how it was heard of and without the question behind it. */
export function stated(claim: string): string {
  const simplified = toSimplified(claim)
  // Letter for letter, so that a place in one is a place in the other.
  const read = simplified.length === claim.length ? simplified : claim
  const start = passedOn.exec(read)?.[0].length ?? 0
  const said = claim.slice(start, read.length - (askedBack.exec(read)?.[0].length ?? 0))
  return said.trim() === '' ? claim : said
}

/**
 * The parts of a claim that can be true and false by themselves: its sentences, and of each the clauses that
 * give a value of their own. Another clause without a value belongs to the one behind it.
 */
export function partsOf(told: string): ClaimPart[] {
  const claim = stated(told)
  // Dates are values only of a claim that has no amounts: else they say when.
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

/** 2024年9月， and 截至去年底， say only when, 数据显示， who says it. */
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
