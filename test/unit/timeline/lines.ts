import type { Article } from '../../../src/domain/index.js'
import { readSentence } from '../../../src/evidence/read-sentence.js'
import type { Line } from '../../../src/timeline/best-naming.js'

/** The line of an article that consists of one sentence. */
export function lineOf(subject: string, text: string, published: string | null): Line {
  const article: Article = {
    id: text,
    title: null,
    source: null,
    author: null,
    published,
    file: 'a.txt',
    url: null,
    text,
    damage: [],
    repairs: [],
    digest: false,
    origin: text,
    lines: [[0, 1]],
  }
  const quote = readSentence(article, { start: 0, end: text.length })
  const start = text.indexOf(subject)
  return { article, quote, at: { start, end: start + subject.length }, day: null }
}
