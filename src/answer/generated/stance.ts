import { holdsNumber } from '../verify.js'
import type { Grounds } from './grounds.js'

/** Words that make less than a fact of what they stand before, by how. */
const stances = {
  planned:
    /预计|预期|预测|预估|估计|有望|可望|计划|力争|争取|拟(?!合|人)|目标|打算|筹备|筹建|届时|未来|(?<![大名小麻干健闯])将(?!军|士|领|帅|近)/,
  unsure: /可能|或许|也许|疑似|涉嫌|据称|据传|传闻|有待|尚待|不排除|争议|质疑|或将|指控|声称/,
  wished:
    /如果|假如|倘若|一旦|只要|除非|(?<![一一])若(?!干|木)|建议|呼吁|要求|希望|提议|申请|应当|力求/,
} as const

/** Words that take back the whole sentence in which they stand. */
const denied =
  /否认|不实|谣言|辟谣|误传|虚假|并非|取消|叫停|暂停|停止|终止|撤销|驳回|拒绝|反对|禁止|严禁|失败|不存在|从未/

const clauseMark = /[,;:。!?]/
const negation = /(?:没有|[不未没无非])/

/**
 * What a folded, compact sentence makes of its quotes beyond their words: a plan told as a fact, a denial
 * left out, a negation dropped. Null where it keeps to them.
 */
export function stanceFault(compact: string, grounds: Grounds): string | null {
  let end = 0
  for (const clause of compact.split(clauseMark)) {
    end += clause.length
    const said = compact.slice(0, end)
    end++
    if (clause === '') continue
    const place = closest(clause, grounds)
    if (!place) continue
    for (const [stance, words] of Object.entries(stances)) {
      if (words.test(place.upToClause) && !words.test(said)) return `${stance}, told as a fact`
      if (words.test(clause) && !words.test(place.upToClause))
        return `${stance}, where it is a fact`
    }
    if (denied.test(place.sentence) && !denied.test(compact)) return 'a denial left out'
    if (denied.test(clause) && !denied.test(place.sentence)) return 'a denial added'
  }
  return droppedNegation(compact, grounds)
}

interface Place {
  sentence: string
  /** The part of the sentence, from its last semicolon on, up to the end of the clause. */
  upToClause: string
}

const amount = /\d+(?:\.\d+)?(?![\d.年月日号])/g
/** More than any clause has of pairs: the clause of the same amount is meant, whatever else it says. */
const amountWorth = 1000

/** The clause of the quotes that has a clause's amounts, and most pairs of characters in common with it. */
function closest(clause: string, grounds: Grounds): Place | null {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < clause.length; at++) pairs.add(clause.slice(at, at + 2))
  const amounts = clause.match(amount) ?? []
  let best: { place: Place; shared: number } | null = null
  for (const { compact } of grounds.quotes) {
    for (const sentence of compact.split(/[。!?]/)) {
      let end = 0
      for (const part of sentence.split(clauseMark)) {
        end += part.length
        let shared = 0
        for (const pair of pairs) if (part.includes(pair)) shared++
        for (const each of amounts) if (holdsNumber(part, each)) shared += amountWorth
        const upTo = sentence.slice(0, end)
        const upToClause = upTo.slice(upTo.lastIndexOf(';') + 1)
        if (shared > (best?.shared ?? 0)) best = { place: { sentence, upToClause }, shared }
        end++
      }
    }
  }
  return best?.place ?? null
}

/** 尚未开工 does not say 开工: what a quote says only behind a negation needs one in the sentence too. */
function droppedNegation(compact: string, grounds: Grounds): string | null {
  for (const { compact: quote } of grounds.quotes) {
    for (const { index, 0: word } of quote.matchAll(new RegExp(negation, 'g'))) {
      const behind = quote.slice(index + word.length).split(clauseMark)[0] ?? ''
      for (const negated of [behind.slice(0, 2), behind.slice(1, 3)]) {
        if (!/^[\u3400-\u9fff]{2}$/.test(negated) || !compact.includes(negated)) continue
        const isPlain = (text: string) =>
          text
            .split(negated)
            .slice(0, -1)
            .some((before) => !negation.test(before.slice(-4)))
        if (isPlain(compact) && !grounds.quotes.some((each) => isPlain(each.compact))) {
          return `${word}${negated} without its negation`
        }
      }
    }
  }
  return null
}
