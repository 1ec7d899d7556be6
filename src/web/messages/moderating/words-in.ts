import type { Locale } from '../../../wording/locale.js'
import { english } from './en.js'
import type { ModeratingWords } from './words.js'
import { simplified } from './zh-cn.js'
import { traditional } from './zh-tw.js'

const languages: Record<Locale, ModeratingWords> = {
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
}

export const moderatingWordsIn = (locale: Locale): ModeratingWords => languages[locale]
