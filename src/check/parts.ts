import { dates } from '../text/dates.js'
import { quantities } from '../text/quantities.js'
import { sentences } from '../text/sentences.js'

/** A part of a claim, and what of the claim before it says whom it is about. */
export interface ClaimPart {
  text: string
  /** Nothing for the first part of a claim. */
  context: string
}

const clauseMark = /[，,；;](?!\d{3}(?!\d))/

/**
 * The parts of a claim that can be true and false by themselves: its sentences, and of each the clauses that
 * give a value of their own. A clause without a value belongs to the one behind it.
 */
export function partsOf(claim: string): ClaimPart[] {
  const texts = sentences(claim)
    .map(({ start, end }) => claim.slice(start, end).replace(/[。！？!?]+$/, ''))
    .flatMap((sentence) => clausesWithValues(sentence))
  const [first = ''] = texts
  return texts.map((text, n) => ({ text, context: n === 0 ? '' : first }))
}

function clausesWithValues(sentence: string): string[] {
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

function holdsValue(clause: string): boolean {
  return quantities(clause).length > 0 || dates(clause).length > 0
}

/** 2024年9月， and 截至去年底， say only when. */
function isFrame(clause: string): boolean {
  if (quantities(clause).length > 0) return false
  const said = dates(clause).reduce((sum, { start, end }) => sum + end - start, 0)
  return clause.trim().length - said <= 4
}
