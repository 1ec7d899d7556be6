import type { Locale } from '../../wording/locale.js'

export type { Locale } from '../../wording/locale.js'

// Common characters that exist in one script only; enough to tell which one a question is written in.
const traditionalOnly =
  /[們個來這說時國會對發問題與為麼沒還過開關於幾誰樣讓從動種經現應當實點將學間後語東車長萬億館區縣幣歲]/u
const simplifiedOnly =
  /[们个来这说时国会对发问题与为么没还过开关于几谁样让从动种经现应当实点将学间后语东车长万亿馆区县币岁]/u
const han = /\p{Script=Han}/u

/** The bot's language for a locale of Discord's, or null where the bot does not speak it. */
export function localeOfDiscord(locale: unknown): Locale | null {
  if (locale === 'zh-CN' || locale === 'zh-TW') return locale
  return typeof locale === 'string' && locale.startsWith('en') ? 'en' : null
}

/**
 * The language a text is written in. Messages carry no language of their author, so a question that
 * could be in either script takes `fallback` (the server's language), else zh-CN.
 */
export function localeOfText(text: string, fallback: Locale | null = null): Locale {
  if (traditionalOnly.test(text)) return 'zh-TW'
  if (simplifiedOnly.test(text)) return 'zh-CN'
  if (han.test(text)) return fallback === 'zh-TW' ? 'zh-TW' : 'zh-CN'
  return /[a-z]/i.test(text) ? 'en' : (fallback ?? 'zh-CN')
}
