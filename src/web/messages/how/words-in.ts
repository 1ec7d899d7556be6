import type { Locale } from '../../../wording/locale.js'
import { english } from './en.js'
import type { HowWords } from './words.js'
import { simplified } from './zh-cn.js'
import { traditional } from './zh-tw.js'

const languages: Record<Locale, HowWords> = {
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
}

export const howWordsIn = (locale: Locale): HowWords => languages[locale]
