import { isForeign } from '../domain/index.js'
import { writtenClauseMarks, writtenSentenceMarks } from '../text/clauses.js'
import { analyseQuestion } from './question.js'

/** A text that asks more is a list of wishes. */
const MOST = 3
/** Asking words, each with the number of characters that may follow it: 几号办的, 什么地方, 是谁来着. */
const asks =
  /(?:吗|呢|是否.{1,20}|多(?:少|大|高|长|远|久|重).{0,4}|几.{1,5}|谁.{0,3}|什么.{0,5}|哪.{1,6}|(?:怎么|咋|为什么|为啥).{1,20}|啥.{0,4})[,，?？;；。！!]*$/
const marks = `${writtenClauseMarks}${writtenSentenceMarks}`
const clause = new RegExp(`[^${marks}]+[${marks}]*`, 'g')
const parted = new RegExp(`[${writtenClauseMarks}]$`)
/** Clauses that only set the scene: how few there are, on which day it was, or by what means something is done. */
const scene =
  /[这那前近好十]几|有没有人|有人知道|(?:后|时|前|期间|[这那].{0,4}|的.{0,12}[者人家])[,，]$|^(?:通过|据|因|由于|除了)/

/**
 * Splits a text that asks several questions, in order, each with the clauses before it that ask nothing. Returns any
 * other text whole.
 */
export function questionsIn(text: string): string[] {
  if (isForeign(text) || analyseQuestion(text).type === 'comparison') return [text]
  const clauses = text.match(clause) ?? []
  const found: string[] = []
  let before = ''
  for (const clause of clauses) {
    before += clause
    if (!asks.test(clause) || scene.test(clause)) continue
    found.push(before)
    before = ''
  }
  const last = found.pop()
  if (last === undefined || found.length >= MOST) return [text]
  return [...found, `${last}${before}`].map((each) => each.trim().replace(parted, ''))
}
