import { writtenClauseMarks, writtenSentenceMarks } from '../text/clauses.js'
import { isForeign } from '../text/script.js'
import { analyseQuestion } from './question.js'

/** More are a list of wishes. */
const MOST = 3
/** Of the words that ask so much may stand behind, in characters: 几号办的, 什么地方, 是谁来着. */
const asks =
  /(?:吗|呢|是否.{1,20}|多(?:少|大|高|长|远|久|重).{0,4}|几.{1,5}|谁.{0,3}|什么.{0,5}|哪.{1,6}|(?:怎么|咋|为什么|为啥).{1,20}|啥.{0,4})[,，?？;；。！!]*$/
const marks = `${writtenClauseMarks}${writtenSentenceMarks}`
const clause = new RegExp(`[^${marks}]+[${marks}]*`, 'g')
const parted = new RegExp(`[${writtenClauseMarks}]$`)
/** That few, which day it was on, and what somebody does something by: a clause that only sets the scene. */
const scene =
  /[这那前近好十]几|有没有人|有人知道|(?:后|时|前|期间|[这那].{0,4}|的.{0,12}[者人家])[,，]$|^(?:通过|据|因|由于|除了)/

/** The questions of a text that asks several, in their order, each with the clauses before it that ask nothing; one for any other text. */
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
