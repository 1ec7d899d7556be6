import type { Locale } from '../../wording/locale.js'
import { english } from './en.js'
import { type CliWords, simplified } from './zh-cn.js'
import { traditional } from './zh-tw.js'

/** The command line's words in one language, and which language it is. */
export type Words = CliWords & { locale: Locale }

const languages: Record<Locale, CliWords> = {
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
}

export function wordsIn(locale: Locale): Words {
  return { ...languages[locale], locale }
}
