import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'
import type { Span } from '../domain/index.js'
import { fold } from './fold.js'

/** A word with its part of speech in jieba's tag set (nr person, ns place, nt organisation, …). */
export interface Word extends Span {
  text: string
  tag: string
}

const require = createRequire(import.meta.url)
let jieba: Jieba | null = null

// The dictionary takes a tenth of a second to load, so it is loaded on first use; @node-rs/jieba/dict.js would also
// read a larger file of weights that nothing here needs.
function segmenter(): Jieba {
  if (jieba) return jieba
  const library = require('@node-rs/jieba') as typeof import('@node-rs/jieba')
  jieba = library.Jieba.withDict(readFileSync(require.resolve('@node-rs/jieba/dict.txt')))
  return jieba
}

/** Splits a text into words in folded form, with offsets into `text`. */
export function words(text: string, folded = fold(text)): Word[] {
  const found: Word[] = []
  let at = 0
  for (const { word, tag } of segmenter().tag(folded, true)) {
    found.push({ start: at, end: at + word.length, text: word, tag })
    at += word.length
  }
  return found
}
