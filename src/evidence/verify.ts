import type { AnswerContent, Citation, Violation } from '../domain/index.js'
import type { Articles } from '../index/index.js'
import { fold, foldCompact } from '../text/fold.js'
import { holdsNumber } from '../text/holds-number.js'
import { groundsOf } from './wording/grounds.js'
import { newName } from './wording/wording.js'

/** Returns the violations in a list of quotes; empty if each is in its article to the letter. */
export async function misquotes(
  citations: readonly Pick<Citation, 'quote' | 'start' | 'end' | 'articleId'>[],
  articles: Articles,
): Promise<Violation[]> {
  const found: Violation[] = []
  const articleOf = await articles.articlesById(citations.map(({ articleId }) => articleId))
  for (const { quote, start, end, articleId } of citations) {
    const article = articleOf(articleId)
    if (article?.text.slice(start, end) !== quote) {
      found.push({ kind: 'quote_not_in_article', articleId })
    }
    if (article?.damage.some((damage) => damage.start < end && damage.end > start)) {
      found.push({ kind: 'quote_overlaps_damage', articleId })
    }
  }
  return found
}

/** Returns the violations in an answer; empty if it keeps the contract. */
export async function violations(answer: AnswerContent, articles: Articles): Promise<Violation[]> {
  const found = await misquotes([...answer.citations, ...answer.related], articles)
  if (answer.status === 'answered') {
    found.push(...unfounded(saidBy(answer), answer.citations))
    // Sentences taken from the corpus need no second check; a model's may contain a name that no quote and no title
    // has.
    if (answer.mode === 'generated') found.push(...unfoundedNames(answer))
    if (answer.citations.length === 0) found.push({ kind: 'no_citation', articleId: null })
  }
  return found
}

function unfoundedNames({ short, sentences, citations }: AnswerContent): Violation[] {
  const named = groundsOf(citations.flatMap(({ quote, title }) => [quote, title ?? '']))
  const said = [short ?? '', ...sentences.map(({ text }) => text)]
  return said.filter((each) => newName(fold(each), named) !== null).map(() => unfoundedName)
}

const number = /\d+(?:[.,]\d+)*/g
/** Within one sentence only: a quote may end before its closing mark, and the next closing mark belongs to another. */
const setApart = /“([^”\n]+)”|「([^」\n]+)」|『([^』\n]+)』|《([^》\n]+)》/g

/** Returns the numbers in an answer that occur in none of its quotes. */
export function unsupportedNumbers(answer: AnswerContent): string[] {
  return answer.status === 'answered' ? numbersBeside(saidBy(answer), answer.citations) : []
}

/** Returns the text of an answer, one sentence per line. */
function saidBy({ short, sentences }: AnswerContent): string {
  return [short ?? '', ...sentences.map(({ text }) => text)].join('\n')
}

function numbersBeside(said: string, citations: readonly Pick<Citation, 'quote'>[]): string[] {
  const quotes = citations.map(({ quote }) => fold(quote)).join('\n')
  const numbers = withHalfWidthDigits(said).match(number) ?? []
  return numbers.filter((each) => !holdsNumber(quotes, each))
}

const unfoundedNumber: Violation = { kind: 'number_in_no_quote', articleId: null }
const unfoundedName: Violation = { kind: 'name_in_no_quote', articleId: null }

/** Returns a violation for each number, and each name in quotation marks, that occurs in no quote. */
function unfounded(said: string, citations: readonly Pick<Citation, 'quote'>[]): Violation[] {
  const compact = citations.map(({ quote }) => foldCompact(quote)).join('\n')
  const names = [...said.matchAll(setApart)].map((match) => match.slice(1).find(Boolean) ?? '')
  return [
    ...numbersBeside(said, citations).map(() => unfoundedNumber),
    ...names.filter((name) => !compact.includes(foldCompact(name))).map(() => unfoundedName),
  ]
}

function withHalfWidthDigits(text: string): string {
  return text.replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}
