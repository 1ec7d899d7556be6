import type { Locale } from '../../../wording/locale.js'
import { english } from './en.js'
import type { CorpusWords } from './words.js'
import { simplified } from './zh-cn.js'
import { traditional } from './zh-tw.js'

const languages: Record<Locale, CorpusWords> = {
  'zh-CN': simplified,
  'zh-TW': traditional,
  en: english,
}

/** The words of the pages on the corpus in one language. */
export function corpusWordsIn(locale: Locale): CorpusWords {
  return languages[locale]
}
