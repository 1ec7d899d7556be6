/** The languages in which people are spoken to; quotes stay as the corpus has them. */
export const locales = ['zh-CN', 'zh-TW', 'en'] as const
export type Locale = (typeof locales)[number]

/** A text in each of the languages. */
export type Said = readonly [simplified: string, traditional: string, english: string]

export function saidIn(locale: Locale, [simplified, traditional, english]: Said): string {
  return { 'zh-CN': simplified, 'zh-TW': traditional, en: english }[locale]
}

/**
 * Returns the language that an environment asks for, by the first of LC_ALL, LC_MESSAGES and LANG that is set: zh-CN if
 * it is none of ours, such as C.
 */
export function localeOfEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  const named = LC_ALL || LC_MESSAGES || LANG || ''
  if (/^zh[_-](?:TW|HK|MO|Hant)(?![a-z])/i.test(named)) return 'zh-TW'
  return /^en(?![a-z])/i.test(named) ? 'en' : 'zh-CN'
}
