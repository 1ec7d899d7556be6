import type { Locale } from '../../../wording/locale.js'
import { english } from './en.js'
import type { AskingWords } from './words.js'
import { simplified } from './zh-cn.js'
import { traditional } from './zh-tw.js'

const languages: Record<Locale, AskingWords> = {
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
}

/** The words of asking and checking in one language. */
export function askingWordsIn(locale: Locale): AskingWords {
  return languages[locale]
}
