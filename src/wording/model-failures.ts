import type { ModelFailureReason } from '../domain/index.js'
import type { Locale } from './locale.js'

interface Words {
  causes: Record<ModelFailureReason, string>
  /** What the operator can do about a failure. */
  remedies: Partial<Record<ModelFailureReason, string>>
  /** @param isQuoted whether an answer of quotes is shown instead */
  notUsed(cause: string, isQuoted: boolean): string
  /** The same as a full sentence. */
  notUsedInFull(cause: string, isQuoted: boolean): string
}

const wordsIn: Record<Locale, Words> = {
  'zh-CN': {
    causes: {
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
    },
    remedies: {
      refused: '请检查 CHAT_MODEL 与密钥',
      usage_unknown: '请检查 STATE_DIR 能否读写',
    },
    notUsed: (cause, isQuoted) =>
      `未使用对话模型（${cause}）${isQuoted ? '，回答直接摘自原文' : ''}`,
    notUsedInFull: (cause, isQuoted) =>
      `未使用对话模型：${cause}${isQuoted ? '，以下为直接摘录' : ''}。`,
  },
  'zh-TW': {
    causes: {
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
    },
    remedies: {
      refused: '請檢查 CHAT_MODEL 與金鑰',
      usage_unknown: '請檢查 STATE_DIR 能否讀寫',
    },
    notUsed: (cause, isQuoted) =>
      `未使用對話模型（${cause}）${isQuoted ? '，回答直接摘自原文' : ''}`,
    notUsedInFull: (cause, isQuoted) =>
      `未使用對話模型：${cause}${isQuoted ? '，以下為直接摘錄' : ''}。`,
  },
  en: {
    causes: {
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
    },
    remedies: {
      refused: 'check CHAT_MODEL and its key',
      usage_unknown: 'check that STATE_DIR can be read and written',
    },
    notUsed: (cause, isQuoted) =>
      isQuoted
        ? `Quoted directly, without the chat model: ${cause}`
        : `Without the chat model: ${cause}`,
    notUsedInFull: (cause, isQuoted) =>
      `The chat model was not used: ${cause}${isQuoted ? '. What follows is quoted directly.' : '.'}`,
  },
}

/** Returns a failure as part of a sentence, with what the operator can do about it, if anything. */
export function causeIn(locale: Locale, reason: ModelFailureReason): string {
  const { causes, remedies } = wordsIn[locale]
  return [causes[reason], remedies[reason]].filter(Boolean).join(locale === 'en' ? '; ' : '，')
}

/**
 * Returns the statement that the chat model was not used, and why: without a full stop, for a reader who cannot fix it.
 * @param isQuoted whether an answer of quotes is shown instead
 */
export function modelFailureIn(
  locale: Locale,
  reason: ModelFailureReason,
  isQuoted: boolean,
): string {
  const { causes, notUsed } = wordsIn[locale]
  return notUsed(causes[reason], isQuoted)
}

/** The same as a full sentence for the operator. */
export function modelFailureToOperator(
  locale: Locale,
  reason: ModelFailureReason,
  isQuoted: boolean,
): string {
  return wordsIn[locale].notUsedInFull(causeIn(locale, reason), isQuoted)
}
