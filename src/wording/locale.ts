/** The languages that people are spoken to in. */
export type Locale = 'zh-CN' | 'zh-TW' | 'en'

/** The same said in each of them. */
export type Said = readonly [simplified: string, traditional: string, english: string]

export function saidIn(locale: Locale, [simplified, traditional, english]: Said): string {
  return { 'zh-CN': simplified, 'zh-TW': traditional, en: english }[locale]
}
