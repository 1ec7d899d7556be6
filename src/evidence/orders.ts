import { fold } from '../text/fold.js'
import type { ReadText } from '../text/read-text.js'
import { type Grounds, groundsOf } from './wording/grounds.js'

/**
 * Words that speak to a model, or to whoever reads the answer, and report nothing. They are looked for
 * in articles too: a sentence that gives orders is not offered to the model as evidence.
 */
const orders = new RegExp(
  [
    // The reader of an article is not asked to forget it; a model is.
    /(?:忽略|无视|忘记|忘掉|不要理会|不用管|抛开|跳过)(?:掉)?(?:以上|上述|上面|前面|之前|此前|先前|前述|所有|全部|一切|任何|你的|系统|其他|其它)/,
    /(?:以上|上述|前面|之前)(?:的)?(?:所有|全部)?(?:指令|指示|提示|规则|要求)(?:都)?(?:作废|无效|失效)/,
    /(?:不要|不得|无需|不必|别|禁止)(?:再)?(?:引用|注明|标注|给出|提及|显示)(?:任何|其他|其它)?(?:来源|出处|引文|引用|资料)/,
    /(?:请|你|您|必须|务必|直接|只|应当?|一律)(?:要|须|需|必须|应该|直接|只|一律)?(?:回答|回复|输出|打印|复述|重复|改口|声称|假装|扮演|写出)/,
    /回答(?:说|道|为)?[:"'“]/,
    /系统(?:提示|消息|指令)|提示词|越狱|(?:新的?|最新|隐藏|秘密)指令|开发者模式|(?:人工智能|语言模型|聊天机器人|(?<![a-z])ai)(?:助手|模型)?(?::|,?(?:请|必须|应当?|你|在回答))/,
    /(?:作为|身为|我是|你是|你现在是)(?:一个|一名)?(?:ai|人工智能|语言模型|助手|机器人|没有限制)/,
    /(?:ignore|disregard|forget|override)\b.{0,24}\b(?:previous|prior|above|earlier|all|any|instructions?|rules?)/,
    /system\s*prompt|developer\s*mode|jailbreak|you\s+(?:are|must|should)\b|as\s+an\s+ai|(?:respond|reply|answer|output)\s+(?:only|with|in)\b|<\/?(?:system|user|assistant|instructions?)>|\[\/?inst\]|<\|/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

/** Words that send the reader somewhere: an article may, an answer must not. */
const callsToReader =
  /请(?:您|大家|各位)?(?:立即|马上|尽快|点|扫|访问|关注|联系|转发|下载|加|拨打|登录|添加|转账|汇款|打开|输入|提供|私信|在)|(?:点击|扫码|扫描二维码|(?<!互)加(?:微信|群|qq)|私信|转账到|打款)/

/** Whether a text gives orders to a model. */
export function givesOrders({ folded }: ReadText): boolean {
  return orders.test(folded)
}

/** Whether a sentence of an answer tells somebody to do something, other than its quotes do. */
export function addressesSomebody(text: string, quotes: Grounds = groundsOf([])): boolean {
  const folded = fold(text)
  const call = callsToReader.exec(folded)?.[0]
  return orders.test(folded) || (call !== undefined && !quotes.hold(call))
}
