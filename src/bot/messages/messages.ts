import type { BotLocale } from '../locale.js'
import { english } from './en.js'
import type { Messages } from './wording.js'
import { simplified } from './zh-cn.js'
import { traditional } from './zh-tw.js'

export type { Messages } from './wording.js'

const byLocale: Record<BotLocale, Messages> = {
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
}

/** The bot's words in one language. */
export function messagesIn(locale: BotLocale): Messages {
  return byLocale[locale]
}
