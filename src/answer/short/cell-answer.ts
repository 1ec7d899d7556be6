import { withYears } from '../../evidence/asked-year.js'
import type { Evidence } from '../../evidence/evidence.js'
import { readQuestion } from '../../evidence/read-sentence.js'
import type { Question } from '../../question/question.js'
import { anyOf } from '../../text/any-of.js'
import { foldCompact } from '../../text/fold.js'
import { oneToTen } from '../../text/lexicon/measures/numerals.js'
import {
  askedMeasures,
  beforeAsking,
  interrogatives,
  wordsAroundAnswer,
} from '../../text/lexicon/questions/asking.js'
import { numeralValue } from '../../text/numerals.js'
import { words } from '../../text/segment.js'
import { cellsOfRow, isTableRow, type RowCell } from '../../text/table-row.js'
import { termsOfFolded } from '../../text/tokens.js'

interface AnsweringCell {
  evidence: Evidence
  cell: RowCell
  /**
   * Number of the question's characters that name the row, number of its terms in the article's title, and the share of
   * the heading's terms that it contains.
   */
  named: number
  titled: number
  held: number
}

/** Maximum number of sentences of evidence examined. */
const SENTENCES = 60
const LEAST_HELD = 0.5
/** Minimum share of a row's name that must occur in the question, and minimum number of its characters. */
const LEAST_NAMED = 0.7
const SHORTEST_NAMED = 4
/**
 * Probability given to a cell's value. For 260 questions about a cell of generated and of written tables, no such value
 * was wrong: docs/evaluation.md.
 */
const SURE = 0.95

/**
 * Finds the table row that a question names by the values of its other cells, and the value under the requested
 * heading. Returns null if the question names no row, or several whose values differ: 青芜银行的余额是多少 of
 * 银行：青芜银行；余额（万元）：95.30. Each word and each year of the question must occur in the row or the title: 玉米 is no column of
 * a table about rice, and 2023年 none of a table about 2024.
 */
export function answeredByCell(question: Question, evidence: readonly Evidence[]): Evidence | null {
  if (!isOfCells(question)) return null
  const found = evidence.slice(0, SENTENCES).flatMap((each) => cellIn(each, question) ?? [])
  const [best, ...others] = mostOf(mostOf(mostOf(found, 'named'), 'titled'), 'held')
  if (!best || others.some(({ cell }) => cell.value !== best.cell.value)) return null
  const span = best.evidence.sentence.inArticle(best.cell)
  return { ...best.evidence, short: { ...span, probability: SURE } }
}

/** Whether a sentence is a table row. 一等奖：5万元；二等奖：3万元。 on its own is not; a row has other rows next to it. */
export function isRow({ sentence }: Evidence): boolean {
  const { start, end, text: said } = sentence
  const { text } = sentence.article
  if (!isTableRow(said)) return false
  const before = text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1))
  const next = text.indexOf('\n', end + 1)
  const after = text.slice(end + 1, next < 0 ? text.length : next)
  const [first] = cellsOfRow(said)
  return [before, after].some(
    (line) => isTableRow(line) && cellsOfRow(line)[0]?.heading === first?.heading,
  )
}

function mostOf(found: readonly AnsweringCell[], by: 'named' | 'titled' | 'held'): AnsweringCell[] {
  const most = Math.max(0, ...found.map((each) => each[by]))
  return found.filter((each) => each[by] === most)
}

function isOfCells({ type }: Question): boolean {
  return !['overview', 'comparison', 'reason', 'way', 'list', 'yes_no'].includes(type)
}

function cellIn(evidence: Evidence, question: Question): AnsweringCell | null {
  if (!isRow(evidence)) return null
  const { article, text: said } = evidence.sentence
  const asked = askedOf(question, article.published)
  const terms = new Set(termsOfFolded(asked))
  const cells = cellsOfRow(said)
  const keys = cells.filter(({ value }) => namedIn(value, asked) > 0)
  const rated = cells
    .filter((cell) => !keys.includes(cell))
    .map((cell) => ({ cell, held: heldOf(cell.heading, asked, terms) }))
    .sort((a, b) => b.held - a.held)
  const [first, second] = rated
  if (keys.length === 0 || !first || first.held < LEAST_HELD || first.held === second?.held)
    return null
  const title = foldCompact(article.title ?? '')
  const ofKeys = keys.map(({ heading, value }) => `${heading} ${value}`).join(' ')
  const around = foldCompact(`${first.cell.heading} ${ofKeys}`)
  if (!isOfItsYears(asked, [foldCompact(first.cell.heading), around, title])) return null
  const known = [around, title, foldCompact(article.source ?? ''), proseOf(article.text)].join(' ')
  if (!isCovered(asked, known)) return null
  const named = new Set(keys.map(({ value }) => foldCompact(value)))
  const length = [...named].reduce((sum, value) => sum + namedIn(value, asked), 0)
  const titled = termsOfFolded(title).filter((term) => terms.has(term)).length
  return { evidence, cell: first.cell, named: length, titled, held: first.held }
}

/** Rewrites the question in the style of tables: 七月底 becomes 7月末, 第四季度 becomes 四季度, and 有多少人合格 becomes 合格人数. */
function askedOf(question: Question, published: string | null): string {
  const { type } = question
  const said = foldCompact(withYears(readQuestion(question), published))
  // 什么时候补考 asks for 补考日期, 由谁负责 for the 负责人.
  const meant = `${said}${type === 'date' ? '日期时间' : ''}${/谁(?:来)?负责/.test(said) ? '负责人' : ''}`
  return meant
    .replace(new RegExp(`(?<![${oneToTen}])([${oneToTen}]{1,2})月`, 'g'), (found, month) => {
      const value = numeralValue(month)
      return value === null ? found : `${value}月`
    })
    .replace(/月底/g, '月末')
    .replace(/第(?=[一二三四]季度)/g, '')
    .replace(/(?:有)?(?:多少|几)[人名]([\u4e00-\u9fff]{2,4})(?=$|[?，。])/, '$1人数')
}

/**
 * Whether a question asks for a value in one table row and this is a different row: the question names none of its
 * cells.
 */
export function isOtherRow(question: Question, evidence: Evidence): boolean {
  if (!isOfCells(question) || !isRow(evidence)) return false
  const { article, text: said } = evidence.sentence
  const asked = askedOf(question, article.published)
  return (
    !asksForRow.test(asked) && cellsOfRow(said).every(({ value }) => namedIn(value, asked) === 0)
  )
}

/** 哪个渡口客运量更高, 谁负责柳湾渡口: the question asks for the row itself. */
const asksForRow = /哪|谁|最|排名|第[一二三\d]+(?:名|位)/

/**
 * Returns how many leading characters of a value occur in the question: all of them, or most of a long name; otherwise
 * 0.
 */
function namedIn(value: string, asked: string): number {
  const compact = foldCompact(value)
  if (compact.length < 2) return 0
  if (asked.includes(compact)) return compact.length
  if (/^[\d.,%+-]+$/.test(compact)) return 0
  let length = compact.length - 1
  while (length >= SHORTEST_NAMED && !asked.includes(compact.slice(0, length))) length--
  return length >= SHORTEST_NAMED && length >= LEAST_NAMED * compact.length ? length : 0
}

/** 已使用情况 means the same as 已使用. */
const open = /(?:情况|数据|信息)$/
const unit = /[(（][^()（）]{1,12}[)）]/g

/**
 * Returns the share of a heading's terms that the question contains; a heading that it contains literally ranks above
 * all others.
 */
function heldOf(heading: string, asked: string, terms: ReadonlySet<string>): number {
  const name = foldCompact(heading.replace(unit, '')).replace(open, '')
  if (name === '') return 0
  if (asked.includes(name)) return 1 + name.length
  // 完成率 is not 完成数: the last character of a heading states what it measures.
  if (!asked.includes(name.slice(-1))) return 0
  const own = termsOfFolded(name)
  return own.filter((term) => terms.has(term)).length / Math.max(1, own.length)
}

const year = /(?<!\d)(?:19|20)\d{2}(?=年)/g
const statedYear = /(?<!\d)(?:19|20)\d{2}(?!\d)/g

/**
 * Whether every year in the question occurs in the first of the texts that states any year; true if none states one.
 */
function isOfItsYears(asked: string, texts: readonly string[]): boolean {
  const wanted: string[] = asked.match(year) ?? []
  const stated = texts
    .map((text): string[] => text.match(statedYear) ?? [])
    .find((years) => years.length > 0)
  return stated === undefined || wanted.every((each) => stated.includes(each))
}

const asking = new RegExp(
  `${anyOf(beforeAsking)}*(?:多少钱|什么时候|啥|哪[一个家位天年]?|多[${askedMeasures}]|${anyOf(interrogatives)}时?)[个元吨亩人名家]?`,
  'g',
)

const plain = new Set(wordsAroundAnswer)

/** Whether each word of the question occurs in what is known about the cell; 剂数 also matches 剂. */
function isCovered(asked: string, known: string): boolean {
  const bare = asked.replace(asking, ' ').replace(/[?？!。，、:：“”"()]/g, ' ')
  return words(bare).every(({ text }) => {
    const word = text.trim()
    const core = word.length > 1 ? word.replace(/[数量额]$/, '') : word
    return (
      word.length < 2 ||
      plain.has(word) ||
      known.includes(core) ||
      [...core].every((letter) => known.includes(letter))
    )
  })
}

/** Returns the beginning of an article without its tables. */
function proseOf(text: string): string {
  const lines = text.slice(0, beginning).split('\n')
  return foldCompact(lines.filter((line) => !isTableRow(line)).join(' '))
}
const beginning = 400
