import { withYears } from '../../evidence/asked-year.js'
import type { Evidence } from '../../evidence/evidence.js'
import { readQuestion } from '../../evidence/read-sentence.js'
import type { Question } from '../../question/question.js'
import { anyOf } from '../../text/any-of.js'
import { foldCompact } from '../../text/fold.js'
import {
  askedMeasures,
  beforeAsking,
  interrogatives,
  wordsAroundAnswer,
} from '../../text/lexicon/asking.js'
import { oneToTen } from '../../text/lexicon/measures.js'
import { numeralValue } from '../../text/numerals.js'
import { words } from '../../text/segment.js'
import { cellsOfRow, isTableRow, type RowCell } from '../../text/table-row.js'
import { termsOfFolded } from '../../text/tokens.js'

interface AnsweringCell {
  evidence: Evidence
  cell: RowCell
  /** Characters of the question that name the row, terms of it in the article's title, and the share of the heading's terms that it holds. */
  named: number
  titled: number
  held: number
}

/** Of the evidence so many sentences are looked at. */
const SENTENCES = 60
const LEAST_HELD = 0.5
/** Of a row's name so much has to stand in the question, and so many characters. */
const LEAST_NAMED = 0.7
const SHORTEST_NAMED = 4
/** Of 260 questions for a cell of made and of written tables no such value was wrong: docs/evaluation.md. */
const SURE = 0.95

/**
 * The row of a table that a question names by the values of its other cells, with the value under the heading that it asks for; null
 * where it names none, or several that differ: 青芜银行的余额是多少 of 银行：青芜银行；余额（万元）：95.30. Each word and each year of
 * the question must stand in the row or the title: 玉米 is no column of a table of rice, 2023年 none of one of 2024.
 */
export function answeredByCell(question: Question, evidence: readonly Evidence[]): Evidence | null {
  if (!isOfCells(question)) return null
  const found = evidence.slice(0, SENTENCES).flatMap((each) => cellIn(each, question) ?? [])
  const [best, ...others] = mostOf(mostOf(mostOf(found, 'named'), 'titled'), 'held')
  if (!best || others.some(({ cell }) => cell.value !== best.cell.value)) return null
  const span = best.evidence.sentence.inArticle(best.cell)
  return { ...best.evidence, short: { ...span, probability: SURE } }
}

/** Whether a sentence is the row of a table: 一等奖：5万元；二等奖：3万元。 alone is none, rows have others beside them. */
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

/** The question as tables write: 七月底 is 7月末, 第四季度 四季度, and who asks 有多少人合格 asks for 合格人数. */
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

/** Whether a question asks for what one row of a table says, and that row is not the one: none of its cells is named. */
export function isOtherRow(question: Question, evidence: Evidence): boolean {
  if (!isOfCells(question) || !isRow(evidence)) return false
  const { article, text: said } = evidence.sentence
  const asked = askedOf(question, article.published)
  return (
    !asksForRow.test(asked) && cellsOfRow(said).every(({ value }) => namedIn(value, asked) === 0)
  )
}

/** 哪个渡口客运量更高, 谁负责柳湾渡口: the row itself is asked for. */
const asksForRow = /哪|谁|最|排名|第[一二三\d]+(?:名|位)/

/** How many characters of a value stand in the question at its beginning: all of them, or most of a long name. */
function namedIn(value: string, asked: string): number {
  const compact = foldCompact(value)
  if (compact.length < 2) return 0
  if (asked.includes(compact)) return compact.length
  if (/^[\d.,%+-]+$/.test(compact)) return 0
  let length = compact.length - 1
  while (length >= SHORTEST_NAMED && !asked.includes(compact.slice(0, length))) length--
  return length >= SHORTEST_NAMED && length >= LEAST_NAMED * compact.length ? length : 0
}

/** 已使用情况 is what is used. */
const open = /(?:情况|数据|信息)$/
const unit = /[(（][^()（）]{1,12}[)）]/g

/** The share of a heading's terms that the question holds; one that it holds as it is comes before all others. */
function heldOf(heading: string, asked: string, terms: ReadonlySet<string>): number {
  const name = foldCompact(heading.replace(unit, '')).replace(open, '')
  if (name === '') return 0
  if (asked.includes(name)) return 1 + name.length
  // 完成率 is no 完成数: what a heading ends in says what it measures.
  if (!asked.includes(name.slice(-1))) return 0
  const own = termsOfFolded(name)
  return own.filter((term) => terms.has(term)).length / Math.max(1, own.length)
}

const year = /(?<!\d)(?:19|20)\d{2}(?=年)/g
const statedYear = /(?<!\d)(?:19|20)\d{2}(?!\d)/g

/** Whether each year that is asked for is the one of the first of some texts that states any; one that none states may be. */
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

/** Whether each word of the question stands in what is known of the cell; 剂数 does where 剂 does. */
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

/** The beginning of an article without its tables. */
function proseOf(text: string): string {
  const lines = text.slice(0, beginning).split('\n')
  return foldCompact(lines.filter((line) => !isTableRow(line)).join(' '))
}
const beginning = 400
