import type { Reason, Verdict } from '../domain/index.js'
import { asSentence } from '../text/script-of-answer.js'
import { conversionOf } from './conversion.js'
import type { Found } from './found.js'

type Cited = Found & { n: number }

/** Returns the reasons for the verdict on a part of a claim. */
export function reasonsOf(part: string, verdict: Verdict, cited: readonly Cited[]): Reason[] {
  if (verdict === 'not_in_corpus') return [{ kind: 'nothing_found', values: {}, cites: [] }]
  const supporting = cited.filter(({ stance }) => stance.side === 'for')
  const opposing = cited.filter(({ stance }) => stance.side === 'against')
  const [first] = supporting
  const reasons: Reason[] = []
  if (verdict === 'disputed') reasons.push({ kind: 'reports_differ', values: {}, cites: [] })
  if (first) reasons.push({ ...supportReason(first), cites: numbersOf(supporting) })
  return [...reasons, ...againstReasons(part, opposing)]
}

type Uncited = Omit<Reason, 'cites'>

function numbersOf(cited: readonly Cited[]): number[] {
  return [...new Set(cited.map(({ n }) => n))]
}

function supportReason(first: Cited): Uncited {
  const said = saidIn(first)
  if (said === null) return { kind: 'said_alike', values: {} }
  const converted = conversionOf(first.stance.value, said)
  return converted === null
    ? { kind: 'same_value', values: { said } }
    : { kind: 'converted_value', values: { said, converted } }
}

/** Returns one reason for each way in which articles disagree, citing all that do so. */
function againstReasons(part: string, opposing: readonly Cited[]): Reason[] {
  const found = new Map<string, Reason>()
  for (const each of opposing) {
    const reason = againstReason(part, each)
    const key = JSON.stringify(reason)
    const cites = [...(found.get(key)?.cites ?? []), each.n]
    found.set(key, { ...reason, cites })
  }
  return [...found.values()]
}

function againstReason(part: string, each: Cited): Uncited {
  const said = saidIn(each)
  const { why, value } = each.stance
  if (why === 'value' && said !== null && value) {
    const claimed = part.slice(value.span.start, value.span.end)
    return { kind: 'other_value', values: { said, claimed } }
  }
  if (why === 'name' && said !== null) return { kind: 'other_name', values: { said } }
  if (why === 'certainty') return { kind: 'plan_and_fact', values: {} }
  if (why === 'negation') return { kind: 'negated', values: {} }
  return { kind: why === 'reading' ? 'not_in_agreement' : 'opposite', values: {} }
}

/** Returns the article's text that corresponds to the claim's value. */
function saidIn({ hit, stance }: Cited): string | null {
  return stance.span && asSentence(hit.article.text.slice(stance.span.start, stance.span.end))
}
