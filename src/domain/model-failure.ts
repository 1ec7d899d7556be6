/** Why a chat model's words are not shown. */
export const modelFailureReasons = [
  'timeout',
  'unreachable',
  'rate_limited',
  'refused',
  'budget',
  'usage_unknown',
  'malformed',
  'nothing_kept',
  // Of answers that older programs kept: a side that is left out is added now.
  'conflict_hidden',
  'orders_in_articles',
  'failed',
] as const
export type ModelFailureReason = (typeof modelFailureReasons)[number]

const causes: Record<ModelFailureReason, string> = {
  timeout: '模型超时',
  unreachable: '连不上模型',
  rate_limited: '模型限流',
  refused: '模型服务拒绝了请求，请检查 CHAT_MODEL 与密钥',
  budget: '今天的用量已到上限',
  usage_unknown: '无法查到今天的用量，请检查 STATE_DIR 能否读写',
  malformed: '模型的回复格式不对',
  nothing_kept: '模型的回复在引文中找不到依据',
  conflict_hidden: '模型的回复没有写出各方不同的说法',
  orders_in_articles: '相关报道里夹有写给模型的指令',
  failed: '模型出错',
}

/** A failure in the words of a person, as a part of a sentence. */
export function causeOf(reason: ModelFailureReason): string {
  return causes[reason]
}

/** One sentence for the reader: the model was not used, why, and what stands in its place. */
export function noticeOf(reason: ModelFailureReason, isAnswered: boolean): string {
  const rest = isAnswered ? '，以下为直接摘录' : ''
  return `未使用对话模型：${causeOf(reason)}${rest}。`
}
