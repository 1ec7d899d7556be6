import { anyOf } from '../text/any-of.js'
import { fold } from '../text/fold.js'
import {
  addressed,
  advising,
  answering,
  citations,
  citing,
  errands,
  forbidding,
  formerWords,
  ignoring,
  instructions,
  machines,
  obliging,
  ordering,
  selves,
} from '../text/lexicon/orders.js'
import type { ReadText } from '../text/read-text.js'
import { type Grounds, groundsOf } from './wording/grounds.js'

/** 不得忽略以上要求 orders no model; 不得不忽略 does. */
const notTo = '(?<!(?<!不[得能])(?:[不没未勿莫]|(?<!特)别)[要得能可应该有曾会]?)'

/**
 * Words addressed to a model, or to the reader of the answer, that report nothing. They are searched for in articles
 * too: a sentence that gives orders is not offered to the model as evidence.
 */
const orders = new RegExp(
  [
    // An article does not ask its reader to forget it; such words are meant for a model.
    new RegExp(`${notTo}${anyOf(ignoring)}掉?${anyOf(formerWords)}`),
    new RegExp(
      `(?:以上|上述|前面|之前)的?(?:所有|全部)?${anyOf(instructions)}都?(?:作废|无效|失效)`,
    ),
    new RegExp(`${anyOf(forbidding)}再?${anyOf(citing)}(?:任何|其他|其它)?${anyOf(citations)}`),
    new RegExp(`${anyOf(ordering)}${anyOf(obliging)}?${anyOf(answering)}`),
    /回答(?:说|道|为)?[:"'“]/,
    /系统(?:提示|消息|指令)|提示词|越狱|(?:新的?|最新|隐藏|秘密)指令|开发者模式|(?:人工智能|语言模型|聊天机器人|(?<![a-z])ai)(?:助手|模型)?(?::|,?(?:请|必须|应当?|你|在回答))/,
    new RegExp(`${anyOf(selves, addressed)}(?:一个|一名)?${anyOf(machines)}`),
    new RegExp(`${anyOf(addressed)}(?:一个|一名).{0,6}${anyOf(machines)}`),
    /(?:ignore|disregard|forget|override)\b.{0,24}\b(?:previous|prior|above|earlier|all|any|instructions?|rules?)/,
    /system\s*prompt|developer\s*mode|jailbreak|you\s+(?:are|must|should)\b|as\s+an\s+ai|(?:respond|reply|answer|output)\s+(?:only|with|in)\b|<\/?(?:system|user|assistant|instructions?)>|\[\/?inst\]|<\|/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

/** Words that send the reader somewhere: an article may use them, an answer must not. */
const callsToReader = new RegExp(
  `(?<![申邀])请(?:您|大家|各位)?${anyOf(errands)}|点击|扫码|扫描二维码|(?<!互)加(?:微信|群|qq)|私信|转账到|打款`,
  'g',
)

/** Words that tell the reader what to do; a question may use them. */
const advice = new RegExp(`(?<!邀)(?:请|建议)[你您]|[你您]${anyOf(obliging, advising)}`, 'g')

/** Decides whether a text gives orders to a model. */
export function givesOrders({ folded }: ReadText): boolean {
  return orders.test(folded)
}

/** Decides whether a sentence of an answer tells somebody to do something that its quotes do not. */
export function addressesSomebody(text: string, quotes: Grounds = groundsOf([])): boolean {
  const folded = fold(text)
  return orders.test(folded) || isNew(callsToReader, folded, quotes)
}

/** Decides whether a sentence of an answer tells its reader what to do, which its quotes do not. */
export function advisesReader(text: string, quotes: Grounds): boolean {
  return isNew(advice, fold(text), quotes)
}

function isNew(pattern: RegExp, folded: string, quotes: Grounds): boolean {
  return [...folded.matchAll(pattern)].some(([call]) => !quotes.hold(call))
}
