import type { BotLocale } from './locale.js'

/** Every word of the bot's own. Arguments are already escaped for Discord's markdown. */
export interface Messages {
  conflict(about: string | null): string
  states(source: string, date: string | null, value: string): string
  sources: string
  related: string
  digest: string
  page(number: number): string
  moreSentences(count: number): string
  moreConflicts(count: number): string
  moreSources(count: number): string
  /** `copies` are the reports that only repeat another one. */
  counts(reports: number, origins: number, copies: number): string
  corpusAsOf(date: string): string
  noEvidence: string
  failed: string
  howToAsk: string
  unknownAction: string
}

const simplified: Messages = {
  conflict: (about) => (about ? `⚠ 说法不一（${about}）：` : '⚠ 说法不一：'),
  states: (source, date, value) => `《${source}》${date ? `${date} ` : ''}写作“${value}”。`,
  sources: '来源',
  related: '最接近的报道（没有回答这个问题）：',
  digest: '摘要',
  page: (number) => `第 ${number} 页`,
  moreSentences: (count) => `（另有 ${count} 句未显示）`,
  moreConflicts: (count) => `（另有 ${count} 处不同说法未显示）`,
  moreSources: (count) => `（另有 ${count} 个来源未列出）`,
  counts: (reports, origins, copies) =>
    `${reports} 篇报道 · ${origins} 个独立来源${copies > 0 ? `（${copies} 篇为转载）` : ''}`,
  corpusAsOf: (date) => `语料截至 ${date}`,
  noEvidence: '语料中没有找到答案。',
  failed: '出错了：这次没能答出来，详情已写入日志，请稍后再试。',
  howToAsk: '请在 @ 我之后写上问题，例如“@我 新馆的面积是多少？”，也可以用 /ask（/提问）。',
  unknownAction: '这个操作已经停用，请用 /ask（/提问）提问。',
}

const traditional: Messages = {
  conflict: (about) => (about ? `⚠ 說法不一（${about}）：` : '⚠ 說法不一：'),
  states: (source, date, value) => `《${source}》${date ? `${date} ` : ''}寫作「${value}」。`,
  sources: '來源',
  related: '最接近的報導（沒有回答這個問題）：',
  digest: '摘要',
  page: (number) => `第 ${number} 頁`,
  moreSentences: (count) => `（另有 ${count} 句未顯示）`,
  moreConflicts: (count) => `（另有 ${count} 處不同說法未顯示）`,
  moreSources: (count) => `（另有 ${count} 個來源未列出）`,
  counts: (reports, origins, copies) =>
    `${reports} 篇報導 · ${origins} 個獨立來源${copies > 0 ? `（${copies} 篇為轉載）` : ''}`,
  corpusAsOf: (date) => `語料截至 ${date}`,
  noEvidence: '語料中沒有找到答案。',
  failed: '出錯了：這次沒能答出來，詳情已寫入日誌，請稍後再試。',
  howToAsk: '請在 @ 我之後寫上問題，例如「@我 新館的面積是多少？」，也可以用 /ask（/提問）。',
  unknownAction: '這個操作已經停用，請用 /ask（/提問）提問。',
}

const english: Messages = {
  conflict: (about) => (about ? `⚠ Reports disagree (${about}): ` : '⚠ Reports disagree: '),
  states: (source, date, value) => `${source}${date ? `, ${date},` : ''} has “${value}”.`,
  sources: 'Sources',
  related: 'The closest reports, which do not answer the question:',
  digest: 'digest',
  page: (number) => `p. ${number}`,
  moreSentences: (count) => `(${plural(count, 'more sentence')} not shown)`,
  moreConflicts: (count) => `(${plural(count, 'more differing value')} not shown)`,
  moreSources: (count) => `(${plural(count, 'more source')} not listed)`,
  counts: (reports, origins, copies) =>
    `${plural(reports, 'report')} · ${plural(origins, 'independent source')}${
      copies > 0 ? ` (${copies} reprinted)` : ''
    }`,
  corpusAsOf: (date) => `corpus up to ${date}`,
  noEvidence: 'The corpus holds no answer to this question.',
  failed:
    'Something went wrong: this question could not be answered; the details are in the log, please try again later.',
  howToAsk: 'Mention me and write your question after it, or use /ask.',
  unknownAction: 'This action is no longer available; please use /ask.',
}

const byLocale: Record<BotLocale, Messages> = {
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
}

/** The bot's words in one language. */
export function messagesIn(locale: BotLocale): Messages {
  return byLocale[locale]
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
