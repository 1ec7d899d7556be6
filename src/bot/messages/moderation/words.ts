import type { BotLocale } from '../../locale.js'
import { english } from './en.js'
import type { ModerationWords } from './wording.js'
import { simplified } from './zh-cn.js'
import { traditional } from './zh-tw.js'

export type { ModerationWords } from './wording.js'

const byLocale: Record<BotLocale, ModerationWords> = {
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
}

export function moderationWordsIn(locale: BotLocale): ModerationWords {
  return byLocale[locale]
}
