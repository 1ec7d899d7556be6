import { type Locale, type Said, saidIn } from '../../wording/locale.js'

const sources: Said = ['来源', '來源', 'Sources']
/** The headings of the list of sources, in each language: what follows one was no part of the answer. */
export const sourceHeadings: readonly string[] = sources

export function sourcesIn(locale: Locale): string {
  return saidIn(locale, sources)
}

const lines: Said = ['第 $ 行', '第 $ 行', 'line $']

/** Says in which line of its file a quote stands. */
export function lineIn(locale: Locale, line: number): string {
  return saidIn(locale, lines).replace('$', String(line))
}
