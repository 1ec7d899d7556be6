import type { Answer, Article } from '../domain/index.js'
import { foldCompact } from '../text/fold.js'

/** What is wrong with an answer, as sentences for a log; none when it keeps the contract. */
export function violations(answer: Answer, articleOf: (id: string) => Article | null): string[] {
  const found: string[] = []
  for (const citation of [...answer.citations, ...answer.related]) {
    const { n, quote, start, end, articleId } = citation
    const article = articleOf(articleId)
    if (!article || article.text.slice(start, end) !== quote)
      found.push(`quote ${n} does not stand in ${articleId}`)
    if (article?.damage.some((damage) => damage.start < end && damage.end > start)) {
      found.push(`quote ${n} overlaps damage`)
    }
  }
  const quotes = answer.citations.map(({ quote }) => foldCompact(quote)).join('\n')
  if (answer.status === 'answered') {
    const said = `${answer.short ?? ''}\n${answer.answer.replace(/\[\d+\]/g, '')}`
    for (const part of verifiable(said)) {
      if (!quotes.includes(part)) found.push(`“${part}” stands in no quote`)
    }
    if (answer.citations.length === 0) found.push('an answer without a citation')
  }
  return found
}

/** Numbers and what stands in quotation marks: what must stand in a quote. */
function verifiable(text: string): string[] {
  const numbers = text.match(/\d+(?:[.,]\d+)*/g) ?? []
  const names = [...text.matchAll(/“([^”]+)”|《([^》]+)》/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  return [...numbers, ...names].map(foldCompact)
}
