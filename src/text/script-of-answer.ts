import { isForeign } from '../domain/index.js'
import { isTraditional, toSimplified, toTraditional } from './script.js'

/** Returns a function that converts text to the script of the question. */
export function scriptOf(question: string): (text: string) => string {
  return isTraditional(question) ? toTraditional : toSimplified
}

/** Returns the language in which a question is answered. */
export function languageOf(question: string): 'zh-CN' | 'zh-TW' | 'en' {
  if (isForeign(question)) return 'en'
  return isTraditional(question) ? 'zh-TW' : 'zh-CN'
}

const quoted = /(“[^”]{0,60}”|《[^》]{0,60}》|「[^」]{0,60}」)/
const spaceAtNumber =
  /(?<=[\u3400-\u9fff、，。；：])\s+(?=[\dA-Za-z])|(?<=[\dA-Za-z%％])\s+(?=[\u3400-\u9fff，。；、：])/g

/**
 * Turns a quote into a sentence of an answer: removes typesetters' spaces between Han characters and figures, but keeps
 * those in names, which are in quotation marks or 《》.
 */
export function asSentence(quote: string): string {
  return quote
    .replace(/\n/g, ' ')
    .split(quoted)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(spaceAtNumber, '')))
    .join('')
    .trim()
}
