/** The languages of the interface. */
export type Locale = 'zh-CN' | 'zh-TW' | 'en'

/** A text in each of the languages. */
export type Said = readonly [simplified: string, traditional: string, english: string]

export function saidIn(locale: Locale, [simplified, traditional, english]: Said): string {
  return { 'zh-CN': simplified, 'zh-TW': traditional, en: english }[locale]
}
