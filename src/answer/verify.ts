import type { Answer, Article, Citation } from '../domain/index.js'
import { fold, foldCompact } from '../text/fold.js'
import { taggedNames } from './generated/names.js'

/** What is wrong with quotes, as sentences for a log; none when each stands in its article to the letter. */
export function misquotes(
  citations: readonly Citation[],
  articleOf: (id: string) => Article | null,
): string[] {
  const found: string[] = []
  for (const citation of citations) {
    const { n, quote, start, end, articleId } = citation
    const article = articleOf(articleId)
    if (!article || article.text.slice(start, end) !== quote)
      found.push(`quote ${n} does not stand in ${articleId}`)
    if (article?.damage.some((damage) => damage.start < end && damage.end > start)) {
      found.push(`quote ${n} overlaps damage`)
    }
  }
  return found
}

/** What is wrong with an answer, as sentences for a log; none when it keeps the contract. */
export function violations(answer: Answer, articleOf: (id: string) => Article | null): string[] {
  const found = misquotes([...answer.citations, ...answer.related], articleOf)
  if (answer.status === 'answered') {
    for (const part of unfounded(saidBy(answer), answer.citations))
      found.push(`“${part}” stands in no quote`)
    // Words of the corpus need no second look; a model's may name whom no quote names.
    const sentences = [answer.short ?? '', ...answer.answer.split(/\[\d+\]/)]
    const named =
      answer.mode === 'generated' ? sentences.flatMap((each) => taggedNames(fold(each))) : []
    const quotes = answer.citations.map(({ quote }) => foldCompact(quote))
    for (const { text } of named) {
      if (!quotes.some((quote) => quote.includes(text))) found.push(`“${text}” stands in no quote`)
    }
    if (answer.citations.length === 0) found.push('an answer without a citation')
  }
  return found
}

const number = /\d+(?:[.,]\d+)*/g
const setApart = /“([^”]+)”|「([^」]+)」|『([^』]+)』|《([^》]+)》/g

/** Numbers that an answer says and that stand in none of its quotes. */
export function unsupportedNumbers(answer: Answer): string[] {
  return answer.status === 'answered' ? numbersBeside(saidBy(answer), answer.citations) : []
}

/** What an answer says, without its markers. */
function saidBy({ short, answer }: Answer): string {
  return `${short ?? ''}\n${answer.replace(/\[\d+\]/g, '')}`
}

function numbersBeside(said: string, citations: readonly Pick<Citation, 'quote'>[]): string[] {
  const quotes = citations.map(({ quote }) => fold(quote)).join('\n')
  const numbers = withHalfWidthDigits(said).match(number) ?? []
  return numbers.filter((each) => !holdsNumber(quotes, each))
}

/** Numbers, and names in quotation marks, that are said and stand in no quote. */
function unfounded(said: string, citations: readonly Pick<Citation, 'quote'>[]): string[] {
  const compact = citations.map(({ quote }) => foldCompact(quote)).join('\n')
  const names = [...said.matchAll(setApart)].map((match) => match.slice(1).find(Boolean) ?? '')
  return [
    ...numbersBeside(said, citations),
    ...names.map(foldCompact).filter((name) => !compact.includes(name)),
  ]
}

/** Whether a number stands in a text by itself: 428 is not in 4280, nor in 1,428 or 428.5. */
export function holdsNumber(folded: string, number: string): boolean {
  const escaped = number.replaceAll('.', '\\.')
  return new RegExp(
    `(?<!\\d|\\d\\.)(?<!\\d,(?=\\d{3}(?!\\d)))${escaped}(?!\\d|\\.\\d|,\\d{3}(?!\\d))`,
  ).test(folded)
}

function withHalfWidthDigits(text: string): string {
  return text.replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
}
