import type { Locale } from '../../wording/locale.js'
import { english } from './en.js'
import type { Words } from './words.js'
import { simplified } from './zh-cn.js'
import { traditional } from './zh-tw.js'

const languages: Record<Locale, Words> = { 'zh-CN': simplified, 'zh-TW': traditional, en: english }

/** The words of the pages in one language. */
export function wordsIn(locale: Locale): Words {
  return languages[locale]
}
