import type { Question } from '../retrieve/question.js'
import { foldCompact } from '../text/fold.js'
import { cellsOfRow, isTableRow, type RowCell } from '../text/table-row.js'
import { termsOfFolded } from '../text/tokens.js'
import type { Evidence } from './evidence.js'

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
/** Of 400 made questions for a cell of a table no such value was wrong: docs/evaluation.md. */
const SURE = 0.95

/**
 * The row of a table that a question names by the values of its other cells, with the value under the heading that it asks for; null
 * where it names none, or several that differ: 青芜银行的余额是多少 of 银行：青芜银行；余额（万元）：95.30。
 */
export function answeredByCell(question: Question, evidence: readonly Evidence[]): Evidence | null {
  if (!isOfCells(question)) return null
  const asked = foldCompact(question.text)
  const terms = new Set(termsOfFolded(asked))
  const found = evidence.slice(0, SENTENCES).flatMap((each) => cellIn(each, asked, terms) ?? [])
  const [best, ...others] = mostOf(mostOf(mostOf(found, 'named'), 'titled'), 'held')
  if (!best || others.some(({ cell }) => cell.value !== best.cell.value)) return null
  const from = best.evidence.sentence.start
  const span = { start: from + best.cell.start, end: from + best.cell.end }
  return { ...best.evidence, short: { ...span, probability: SURE } }
}

function mostOf(found: readonly AnsweringCell[], by: 'named' | 'titled' | 'held'): AnsweringCell[] {
  const most = Math.max(0, ...found.map((each) => each[by]))
  return found.filter((each) => each[by] === most)
}

function isOfCells({ type }: Question): boolean {
  return !['overview', 'comparison', 'reason', 'way', 'list', 'yes_no'].includes(type)
}

function cellIn(
  evidence: Evidence,
  asked: string,
  terms: ReadonlySet<string>,
): AnsweringCell | null {
  const { article, sentence } = evidence
  const said = article.text.slice(sentence.start, sentence.end)
  if (!isTableRow(said)) return null
  const cells = cellsOfRow(said)
  const keys = cells.filter(({ value }) => isNamed(value, asked))
  const named = new Set(keys.map(({ value }) => foldCompact(value)))
  if (keys.length === 0) return null
  const rated = cells
    .filter((cell) => !keys.includes(cell))
    .map((cell) => ({ cell, held: heldOf(cell.heading, asked, terms) }))
    .sort((a, b) => b.held - a.held)
  const [first, second] = rated
  if (!first || first.held < LEAST_HELD || first.held === second?.held) return null
  const length = [...named].reduce((sum, value) => sum + value.length, 0)
  const titled = termsOfFolded(foldCompact(article.title ?? '')).filter((term) =>
    terms.has(term),
  ).length
  return { evidence, cell: first.cell, named: length, titled, held: first.held }
}

function isNamed(value: string, asked: string): boolean {
  const compact = foldCompact(value)
  return compact.length >= 2 && asked.includes(compact)
}

/** 已使用情况 is what is used. */
const open = /(?:情况|数据|信息)$/

/** The share of a heading's terms that the question holds; one that it holds as it is comes before all others. */
function heldOf(heading: string, asked: string, terms: ReadonlySet<string>): number {
  const name = foldCompact(heading.replace(/[（(][^（()）]{1,12}[)）]$/, '')).replace(open, '')
  if (name === '') return 0
  if (asked.includes(name)) return 1 + name.length
  // 完成率 is no 完成数: what a heading ends in says what it measures.
  if (!asked.includes(name.slice(-1))) return 0
  const own = termsOfFolded(name)
  return own.filter((term) => terms.has(term)).length / Math.max(1, own.length)
}
