import { anyOf } from '../../../text/any-of.js'
import { fold } from '../../../text/fold.js'
import {
  editorDesks,
  editors,
  otherLabels,
  publishingWords,
  readerActs,
  storyWords,
} from '../../../text/lexicon/names/media.js'
import { isPersonName } from '../../person-names.js'
import { nameOfSource } from '../../source-name.js'
import { officeIn, penNameIn, personsIn } from '../../writers.js'
import type { Block } from './blocks.js'

/** What a block says after labels. */
export interface Labelled {
  source: string | null
  author: string | null
  editors: string[]
}

/** Separates two pieces of a block. */
const edge = '\u001f'
const kinds = {
  source: `${anyOf(storyWords)}?(?:来源于|来源|稿源|出处)|发布(?:机构|单位)|发文(?:机关|单位)|供稿单位|转自|出自`,
  author:
    '(?:本文|原文|文章)?作者|(?:撰|采)写|撰文|撰稿人?|文\\/图|图\\/文|文字?\\/图片?|文字?(?=\\s?[/:丨|])|文字(?=\\s?$)|(?:本报|本网|特约|实习|见习)?(?:记者|通讯员)|特约撰稿|by',
  editor: `${anyOf(editorDesks)}?${anyOf(editors)}|编者|录入|发布[人者]|上传`,
  other: `${anyOf(publishingWords)}?(?:时间|日期)|${anyOf(otherLabels, readerActs)}`,
} as const
type Kind = keyof typeof kinds
const any = Object.entries(kinds)
  .map(([kind, words]) => `(?<${kind}>${words})`)
  .join('|')
// With a colon, or alone in its element: 来源<span>泠川网</span>.
const labels = new RegExp(
  `(?<![\\u4e00-\\u9fff"])(?:${any})(?:量|数|次数)?(?:\\s?${edge}?\\s?[:丨|,]\\s?${edge}?\\s?|\\s?${edge}\\s?|\\/\\s?${edge}?\\s?|\\s?$)`,
  'g',
)

/** 来　　源: a label spaced out to fill its cell. */
const spread = /([来來作时時日])[ \u3000]{1,8}([源者间間期])(?=\s?[:：]|[^\u4e00-\u9fff])/g

/**
 * Reads what a block says after labels. If the block ends with a label, reads the value from the blocks after
 * it: table cells, list items.
 */
export function labelled(block: Block, after: readonly Block[] = []): Labelled {
  const text = block
    .map((piece) => piece.text)
    .join(edge)
    .replace(spread, '$1$2')
  const folded = fold(text)
  const found: Labelled = { source: null, author: null, editors: [] }
  const places = [...folded.matchAll(labels)]
  for (const [i, place] of places.entries()) {
    const kind = (Object.keys(kinds) as Kind[]).find((each) => place.groups?.[each] !== undefined)
    const start = place.index + place[0].length
    const behind = text.slice(start, places[i + 1]?.index ?? text.length)
    const isOpen = start >= text.length
    if (kind === 'source')
      found.source ??= nameOfSource((isOpen ? shown(after[0]) : behind).split(edge)[0] ?? '')
    if (kind === 'author') found.author ??= isOpen ? writersIn(after) : writersOf(behind)
    if (kind === 'editor') found.editors.push(...namesOf(isOpen ? shown(after[0]) : behind))
  }
  return found
}

function shown(block: Block | undefined): string {
  return block?.map((piece) => piece.text).join(edge) ?? ''
}

/** Returns the persons that the first of some blocks name, as long as these blocks hold nothing but names. */
function writersIn(blocks: readonly Block[]): string | null {
  const found: string[] = []
  for (const block of blocks) {
    const text = shown(block).split(edge).join(' ')
    const persons = personsIn(text)
    if (persons === null || persons.length < text.replace(/[、,，]/g, ' ').trim().length) break
    found.push(persons)
  }
  return found.length > 0 ? found.join(' ') : null
}

function writersOf(value: string): string | null {
  const [first = ''] = value.split(/[|｜丨]/)
  const words = first.split(edge).join(' ').trim()
  const [word = ''] = words.split(' ')
  return personsIn(words, penNameIn) ?? officeIn(word) ?? penNameIn(word)
}

function namesOf(value: string): string[] {
  const words = value.split(new RegExp(`[${edge}\\s、,，;；/／|）)】_]+`))
  return words.map((word) => word.replace(/[（(【[].*$/, '')).filter((word) => isPersonName(word))
}
