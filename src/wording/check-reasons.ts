import type { CheckedPart, ClaimCheck, Reason, ReasonKind } from '../domain/index.js'
import { type Locale, type Said, saidIn } from './locale.js'

type Values = Reason['values']

const sentences: { [Kind in Exclude<ReasonKind, 'told_by_model'>]: (values: Values) => Said } = {
  nothing_found: () => [
    '语料里没有找到讲这件事的内容；没有找到不等于说法有误',
    '語料裡沒有找到講這件事的內容；沒有找到不等於說法有誤',
    'The corpus has nothing about this, which does not make it wrong',
  ],
  reports_differ: () => ['各篇报道说法不一', '各篇報導說法不一', 'The reports differ'],
  said_alike: () => ['语料中有同样的说法', '語料中有同樣的說法', 'The corpus says the same'],
  same_value: ({ said }) => [
    `语料写的是“${said}”，与说法相符`,
    `語料寫的是「${said}」，與說法相符`,
    `The corpus has “${said}”, which agrees`,
  ],
  converted_value: ({ said, converted }) => [
    `语料写的是“${said}”，换算后约为${converted}，与说法相符`,
    `語料寫的是「${said}」，換算後約為${converted}，與說法相符`,
    `The corpus has “${said}”, which is about ${converted} and agrees`,
  ],
  other_value: ({ said, claimed }) => [
    `语料写的是“${said}”，不是“${claimed}”`,
    `語料寫的是「${said}」，不是「${claimed}」`,
    `The corpus has “${said}”, not “${claimed}”`,
  ],
  other_name: ({ said }) => [
    `语料写的是“${said}”，与说法不同`,
    `語料寫的是「${said}」，與說法不同`,
    `The corpus has “${said}”, which is another`,
  ],
  plan_and_fact: () => [
    '语料与说法一个讲计划或预计，一个讲已经发生，不是一回事',
    '語料與說法一個講計畫或預計，一個講已經發生，不是一回事',
    'One of the two tells a plan or a forecast, the other a fact',
  ],
  negated: () => [
    '语料的说法与它一个肯定、一个否定',
    '語料的說法與它一個肯定、一個否定',
    'One of the two affirms it, the other denies it',
  ],
  not_in_agreement: () => [
    '语料的说法与它不一致',
    '語料的說法與它不一致',
    'The corpus does not agree with it',
  ],
  opposite: () => ['语料的说法与它相反', '語料的說法與它相反', 'The corpus says the opposite'],
}

/**
 * Returns a reason as a sentence, with the numbers of its citations in [ ]. What a chat model wrote stays as it is, in
 * Chinese.
 */
export function reasonIn(locale: Locale, { kind, values, cites }: Reason): string {
  const isOfModel = kind === 'told_by_model'
  const said = isOfModel ? (values.said ?? '') : saidIn(locale, sentences[kind](values))
  const markers = cites.map((n) => `[${n}]`).join('')
  return `${said}${markers}${locale === 'en' && !isOfModel ? '.' : '。'}`
}

const quote = /(“[^”]*”)/u

/**
 * Returns a check with its reasons in one language. What has no words of ours, a chat model's own sentences and reasons
 * kept before they had kinds, stays in Chinese; `toTraditional` writes it for zh-TW, but for the quotes in it.
 */
export function checkIn(
  locale: Locale,
  check: ClaimCheck,
  toTraditional: (text: string) => string,
): ClaimCheck {
  const written = (text: string) =>
    locale === 'zh-TW'
      ? text
          .split(quote)
          .map((part, i) => (i % 2 === 1 ? part : toTraditional(part)))
          .join('')
      : text
  const sentenceOf = (reason: Reason) => {
    const sentence = reasonIn(locale, reason)
    return reason.kind === 'told_by_model' ? written(sentence) : sentence
  }
  const parts = check.parts.map((part) => {
    const reasons = part.why.length > 0 ? part.why.map(sentenceOf) : part.reasons.map(written)
    return { ...part, reasons }
  })
  if (parts.length === 0) return { ...check, reasons: check.reasons.map(written) }
  return {
    ...check,
    parts,
    reasons: parts.flatMap((part) => namingPart(locale, part, parts.length)),
  }
}

/** Returns the reasons of a part; among several, each names the part that it is about. */
export function namingPart(
  locale: Locale,
  { text, reasons }: CheckedPart,
  parts: number,
): string[] {
  if (parts < 2) return reasons
  return reasons.map((reason) =>
    saidIn(locale, [`“${text}”：${reason}`, `「${text}」：${reason}`, `“${text}”: ${reason}`]),
  )
}
