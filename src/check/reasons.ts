import type { Verdict } from '../domain/index.js'
import { asSentence } from '../text/script-of-answer.js'
import { conversionOf } from './conversion.js'
import type { Found } from './found.js'

type Cited = Found & { n: number }

/** Why a part of a claim has its verdict, in plain Chinese. */
export function reasonsOf(part: string, verdict: Verdict, cited: readonly Cited[]): string[] {
  if (verdict === 'not_in_corpus') {
    return ['语料里没有找到讲这件事的内容；没有找到不等于说法有误。']
  }
  const supporting = cited.filter(({ stance }) => stance.side === 'for')
  const opposing = cited.filter(({ stance }) => stance.side === 'against')
  const reasons: string[] = []
  if (verdict === 'disputed') reasons.push('各篇报道说法不一。')
  if (supporting.length > 0) reasons.push(supportReason(supporting))
  reasons.push(...againstReasons(part, opposing))
  return reasons
}

function supportReason(supporting: readonly Cited[]): string {
  const [first] = supporting as [Cited, ...Cited[]]
  const markers = [...new Set(supporting.map(({ n }) => n))].map((n) => `[${n}]`).join('')
  const said = saidIn(first)
  const conversion = conversionOf(first.stance.value, said)
  if (said === null) return `语料中有同样的说法${markers}。`
  if (conversion) return `语料写的是“${said}”，${conversion}，与说法相符${markers}。`
  return `语料写的是“${said}”，与说法相符${markers}。`
}

/** A reason for each way in which articles disagree, with all that do so. */
function againstReasons(part: string, opposing: readonly Cited[]): string[] {
  const markers = new Map<string, string>()
  for (const each of opposing) {
    const reason = againstReason(part, each)
    markers.set(reason, `${markers.get(reason) ?? ''}[${each.n}]`)
  }
  return [...markers].map(([reason, cited]) => `${reason}${cited}。`)
}

function againstReason(part: string, each: Cited): string {
  const said = saidIn(each)
  const { why, value } = each.stance
  if (why === 'value' && said !== null && value) {
    const claimed = part.slice(value.span.start, value.span.end)
    return `语料写的是“${said}”，不是“${claimed}”`
  }
  if (why === 'name' && said !== null) return `语料写的是“${said}”，与说法不同`
  if (why === 'certainty') return '语料与说法一个讲计划或预计，一个讲已经发生，不是一回事'
  if (why === 'negation') return '语料的说法与它一个肯定、一个否定'
  if (why === 'reading') return '语料的说法与它不一致'
  return '语料的说法与它相反'
}

/** What stands in the article where the claim has its value. */
function saidIn({ hit, stance }: Cited): string | null {
  return stance.span && asSentence(hit.article.text.slice(stance.span.start, stance.span.end))
}
