import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import type { Span } from '../domain/index.js'
import { fold } from './fold.js'

/** A word with its part of speech in jieba's tag set (nr person, ns place, nt organisation, …). */
export interface Word extends Span {
  text: string
  tag: string
}

let jieba: Jieba | null = null

// The dictionary takes a tenth of a second to load, so it is loaded on first use.
function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict)
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
