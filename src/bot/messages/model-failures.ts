import type { ModelFailureReason } from '../../domain/index.js'
import type { BotLocale } from '../locale.js'

type Causes = Record<ModelFailureReason, string>

const simplified: Causes = {
  timeout: '模型没有及时回应',
  unreachable: '暂时连不上模型',
  rate_limited: '模型正忙',
  refused: '模型服务没有接受请求',
  budget: '今天的用量已到上限',
  usage_unknown: '暂时查不到今天的用量',
  malformed: '模型的回复格式不对',
  nothing_kept: '模型的回复在引文里找不到依据',
  conflict_hidden: '模型的回复漏掉了不同的说法',
  orders_in_articles: '相关报道里夹有写给模型的指令',
  failed: '模型出错',
}

const traditional: Causes = {
  timeout: '模型沒有及時回應',
  unreachable: '暫時連不上模型',
  rate_limited: '模型忙碌中',
  refused: '模型服務沒有接受請求',
  budget: '今天的用量已達上限',
  usage_unknown: '暫時查不到今天的用量',
  malformed: '模型的回覆格式不對',
  nothing_kept: '模型的回覆在引文裡找不到依據',
  conflict_hidden: '模型的回覆漏掉了不同的說法',
  orders_in_articles: '相關報導裡夾有寫給模型的指令',
  failed: '模型出錯',
}

const english: Causes = {
  timeout: 'it took too long',
  unreachable: 'it cannot be reached just now',
  rate_limited: 'it is busy',
  refused: 'its provider did not accept the request',
  budget: 'today’s budget is used up',
  usage_unknown: 'today’s usage cannot be looked up just now',
  malformed: 'its reply was malformed',
  nothing_kept: 'its reply was not borne out by the quotes',
  conflict_hidden: 'its reply left out that reports disagree',
  orders_in_articles: 'a report holds instructions meant for the model',
  failed: 'it failed',
}

/**
 * A word to the reader, who cannot mend it: the chat model was not used, and why.
 * @param isQuoted whether an answer of quotes stands in its place
 */
export function modelFailureIn(
  locale: BotLocale,
  reason: ModelFailureReason,
  isQuoted = true,
): string {
  if (locale === 'en') {
    const rest = `ithout the chat model: ${english[reason]}`
    return isQuoted ? `Quoted directly, w${rest}` : `W${rest}`
  }
  return locale === 'zh-TW'
    ? `未使用對話模型（${traditional[reason]}）${isQuoted ? '，回答直接摘自原文' : ''}`
    : `未使用对话模型（${simplified[reason]}）${isQuoted ? '，回答直接摘自原文' : ''}`
}
