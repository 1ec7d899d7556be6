import { languageOf } from '../../app.js'
import type { Span } from '../../domain/index.js'
import type { Locale } from '../../wording/locale.js'

/** Where the page shows an article, at a stretch of its text if one is given. */
export function articleAddress(id: string, span: Span | null = null): string {
  const quote = span ? `&q=${span.start}-${span.end}#quote` : ''
  return `/article?id=${encodeURIComponent(id)}${quote}`
}

/** The language of a text from the corpus, as an attribute says it; undefined where it is that of the page. */
export function otherLanguage(text: string, locale: Locale): Locale | undefined {
  const own = languageOf(text)
  return own === locale ? undefined : own
}
