import type { Question } from '../retrieve/question.js'
import type { Candidate } from './short-candidate.js'

/** Question types whose answer may be any stretch of words that stands in relation to the asked noun. */
const open = new Set<Question['type']>(['other', 'person', 'place', 'name', 'organisation', 'list'])
const longestAnswer = 40

/**
 * Spans that a sentence puts in relation to what the question names last (启动区是哪里 → 启动区):
 * “A是X”, “X是A”, “将X作为A”, “以X为A”. All texts are folded.
 */
export function relationSpans(question: Question, sentence: string): Candidate[] {
  if (!open.has(question.type)) return []
  const found: Candidate[] = []
  const unquoted = sentence.replaceAll('"', '')
  for (const noun of askedNouns(question)) {
    // Most sentences do not name it: cheaper to see than to look for the patterns.
    if (!unquoted.includes(noun)) continue
    for (const pattern of patternsFor(noun)) {
      for (const match of sentence.matchAll(pattern)) {
        const span = match.groups?.x
        if (span === undefined) continue
        const start = match.index + match[0].indexOf(span)
        const candidate = trimSpan(sentence, start, start + span.length)
        if (candidate) found.push({ ...candidate, fit: 0.95 })
      }
    }
  }
  return found
}

/** The last content words of the question, longest first. */
function askedNouns(question: Question): string[] {
  const last = question.content[question.content.length - 1] ?? ''
  const nouns = new Set<string>()
  for (const length of [6, 5, 4, 3, 2]) {
    if (last.length >= length) nouns.add(last.slice(-length))
  }
  return [...nouns].filter((noun) => /^[\u4e00-\u9fffa-z0-9]+$/.test(noun)).slice(0, 3)
}

function patternsFor(noun: string): RegExp[] {
  // Quotation marks inside a set term are no border: "链主"企业.
  const loose = [...noun].join('"?')
  const x = `(?<x>[^,;。!?]{1,${longestAnswer}}?)`
  const end = '(?=[,;。!?]|$)'
  return [
    new RegExp(`${loose}"?(?:分别)?(?:是|为|即|系|包括|叫做?|名为|:)${x}${end}`, 'g'),
    new RegExp(`(?:将|把|以)${x}(?:作为|当作|定为|列为|为)(?:一大|主要|主)?${loose}`, 'g'),
    // What 将 and 把 bring in is the pattern above.
    new RegExp(
      `(?:^|[,;。!?])(?![^,;。!?]*[将把])${x}(?:是|作为|成为|担任|任)[^,;。!?]{0,24}${loose}`,
      'g',
    ),
  ]
}

function trimSpan(
  sentence: string,
  from: number,
  to: number,
): { start: number; end: number } | null {
  let start = from
  let end = to
  while (start < end && /[\s"'的了]/.test(sentence.charAt(start))) start++
  while (end > start && /[\s"']/.test(sentence.charAt(end - 1))) end--
  return end - start >= 2 ? { start, end } : null
}
