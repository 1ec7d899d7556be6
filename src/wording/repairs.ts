import { type Locale, type Said, saidIn } from './locale.js'

const kinds: Readonly<Record<string, Said>> = {
  space: ['空白与控制字符', '空白與控制字元', 'spaces and control characters'],
  byte_slip: ['字节错位', '位元組錯位', 'shifted bytes'],
  markup: ['残留标记', '殘留標記', 'leftover markup'],
  advertisement: ['混进正文的广告', '混進內文的廣告', 'advertisements in the text'],
  gloss: ['注音', '注音', 'glosses'],
  lost_character: ['丢失的字', '遺失的字', 'lost characters'],
  doubled_punctuation: ['重复标点', '重複標點', 'doubled punctuation'],
  gap: ['缺字', '缺字', 'gaps'],
  doubtful: ['没看清的字', '沒看清的字', 'characters that could hardly be read'],
  markdown: ['Markdown 标记', 'Markdown 標記', 'Markdown marks'],
}

/** Names what was repaired when an article was read; a kind that only a newer program knows keeps its name. */
export function repairIn(locale: Locale, kind: string): string {
  const said = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  return said === undefined ? kind : saidIn(locale, said)
}
