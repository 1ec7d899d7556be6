import { anyOf } from '../../../text/any-of.js'
import { fold } from '../../../text/fold.js'
import { besideDayEnds, besideDayWords } from '../../../text/lexicon/pages.js'
import { furnitureKind } from '../../furniture/index.js'
import { isPublisher } from '../../metadata-pieces.js'
import { isPersonName } from '../../person-names.js'
import { dayIn } from '../../published-day.js'
import { personsIn } from '../../writers.js'
import { type Block, textOf } from './blocks.js'
import { longestBeside, shortDayIn } from './printed-days.js'

/** What is printed beside the day of a story. */
export interface BesideDay {
  /** A publisher's name, or what the markup calls a source. */
  source: string | null
  author: string | null
  /** A name with nothing that says what it is; on an account's page, the name of the account. */
  account: string | null
  /** Whether the markup calls that name a writer, an account or a source. */
  isNamed: boolean
}

const longestAccount = 14
const placeMark =
  /(?:^|[\s_-])(?:ip|location|place|channel|tags?|category|column|crumb|breadcrumb|index)(?:$|[\s_-])/
/** What the markup calls the writer. */
export const writerMark = /author|writer|reporter|byline|zuozhe/
const sourceMark =
  /source|media-?name|laiyuan|(?:^|[\s_-])ly(?:$|[\s_-])|copyfrom|come-?from|origin(?!al)|publisher|(?:^|[\s_-])(?:user)?name(?:$|[\s_-])|nickname|profile|account/

/** Returns the names beside the day, or alone in the block next to it. */
export function besideDay(blocks: readonly Block[]): BesideDay {
  const at = blocks.findIndex(
    (block) => dayIn(textOf(block)) !== null || shortDayIn(textOf(block)) !== null,
  )
  if (at < 0) return { source: null, account: null, isNamed: false, author: null }
  const near = [blocks[at], blocks[at - 1], blocks[at + 1], blocks[at - 2]].filter(
    (block) => block !== undefined && textOf(block).length <= longestBeside,
  )
  const names = near.flatMap((block, n) => {
    const pieces = (block ?? []).flatMap(({ text, marks }) =>
      placeMark.test(marks)
        ? []
        : withoutDay(text)
            .split(
              latin.test(text.trim()) || sourceMark.test(marks)
                ? /\s?[|｜丨·•/／]\s?/
                : /\s?[|｜丨·•/／]\s?|\s/,
            )
            .map((word) => ({
              word: word.replace(/^[【[(（〔［]|[】\])）〕］]$/g, '').trim(),
              marks,
            })),
    )
    const words = pieces.filter(({ word }) => mayName(word))
    return n === 0 || words.length === pieces.length
      ? words
      : words.filter(({ marks }) => sourceMark.test(marks) || writerMark.test(marks))
  })
  const source = names.find(
    ({ word, marks }) =>
      isPublisher(fold(word)) || (sourceMark.test(marks) && personsIn(word) === null),
  )
  const writer = names.find(({ word }) => isPersonName(word))
  const others = names.filter(
    ({ word, marks }) =>
      word.length <= longestAccount && personsIn(word) === null && !placeMark.test(marks),
  )
  const named = others.find(({ marks }) => sourceMark.test(marks) || writerMark.test(marks))
  const other = named ?? others[0]
  return {
    source: source?.word ?? null,
    author: writer?.word ?? null,
    account: other?.word ?? null,
    isNamed: named !== undefined,
  }
}

const latin = /^[A-Za-z][\w .&'-]+$/

function withoutDay(text: string): string {
  return text
    .replace(
      /\d{2,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}[-/月]\d{1,2}日?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?/g,
      ' ',
    )
    .trim()
}

/** Decides whether a word may be a name: not a label, a button or a number. */
function mayName(word: string): boolean {
  const folded = fold(word)
  if (word.length < 2 || word.length > 24 || /[\d:,、。!?;"'%]|记者/.test(folded)) return false
  if (!/[\u4e00-\u9fff]|[a-z]{3}.*\s/.test(folded) || furnitureKind(word) !== null) return false
  return !noName.test(folded)
}
const noName = new RegExp(
  `^(?:am|pm|by|published|updated|gmt|${anyOf(besideDayWords)})|${anyOf(besideDayEnds)}$`,
)
