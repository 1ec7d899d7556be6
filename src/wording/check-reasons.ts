import type { Reason, ReasonKind } from '../domain/index.js'

type Values = Reason['values']
type Wording = Record<ReasonKind, (values: Values) => string>

const inChinese: Wording = {
  nothing_found: () => '语料里没有找到讲这件事的内容；没有找到不等于说法有误',
  reports_differ: () => '各篇报道说法不一',
  said_alike: () => '语料中有同样的说法',
  same_value: ({ said }) => `语料写的是“${said}”，与说法相符`,
  converted_value: ({ said, converted }) =>
    `语料写的是“${said}”，换算后约为${converted}，与说法相符`,
  other_value: ({ said, claimed }) => `语料写的是“${said}”，不是“${claimed}”`,
  other_name: ({ said }) => `语料写的是“${said}”，与说法不同`,
  plan_and_fact: () => '语料与说法一个讲计划或预计，一个讲已经发生，不是一回事',
  negated: () => '语料的说法与它一个肯定、一个否定',
  not_in_agreement: () => '语料的说法与它不一致',
  opposite: () => '语料的说法与它相反',
  told_by_model: ({ said }) => said ?? '',
}

const inEnglish: Wording = {
  nothing_found: () => 'The corpus has nothing about this, which does not make it wrong',
  reports_differ: () => 'The reports differ',
  said_alike: () => 'The corpus says the same',
  same_value: ({ said }) => `The corpus has “${said}”, which agrees`,
  converted_value: ({ said, converted }) =>
    `The corpus has “${said}”, which is about ${converted} and agrees`,
  other_value: ({ said, claimed }) => `The corpus has “${said}”, not “${claimed}”`,
  other_name: ({ said }) => `The corpus has “${said}”, which is another`,
  plan_and_fact: () => 'One of the two tells a plan or a forecast, the other a fact',
  negated: () => 'One of the two affirms it, the other denies it',
  not_in_agreement: () => 'The corpus does not agree with it',
  opposite: () => 'The corpus says the opposite',
  told_by_model: ({ said }) => said ?? '',
}

const languages = {
  zh: { wording: inChinese, stop: '。' },
  en: { wording: inEnglish, stop: '.' },
}

/**
 * Returns a reason as a sentence, with the numbers of its citations in [ ]. What a chat model wrote stays as it is, in
 * Chinese.
 */
export function reasonIn(
  language: keyof typeof languages,
  { kind, values, cites }: Reason,
): string {
  const { wording, stop } = languages[language]
  const markers = cites.map((n) => `[${n}]`).join('')
  return `${wording[kind](values)}${markers}${kind === 'told_by_model' ? '。' : stop}`
}
