import type { BotLocale } from '../../locale.js'
import { english } from './en.js'
import type { ModerationWords } from './moderation-words.js'
import { simplified } from './zh-cn.js'
import { traditional } from './zh-tw.js'

export type { ModerationWords }

const byLocale: Record<BotLocale, ModerationWords> = {
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
}

export function moderationWordsIn(locale: BotLocale): ModerationWords {
  return byLocale[locale]
}
