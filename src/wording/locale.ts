/** The languages in which people are spoken to; quotes stay as the corpus has them. */
export const locales = ['zh-CN', 'zh-TW', 'en'] as const
export type Locale = (typeof locales)[number]

/** A text in each of the languages. */
export type Said = readonly [simplified: string, traditional: string, english: string]

export function saidIn(locale: Locale, [simplified, traditional, english]: Said): string {
  return { 'zh-CN': simplified, 'zh-TW': traditional, en: english }[locale]
}
