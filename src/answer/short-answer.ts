import type { Article, Span } from '../domain/index.js'
import type { Question } from '../retrieve/question.js'
import { fold } from '../text/fold.js'
import { quantities } from '../text/quantities.js'
import { sameDimension } from '../text/quantity-relations.js'
import { ofAskedYear } from './asked-year.js'
import { favouring, nearness } from './nearness.js'
import type { Candidate } from './short-candidate.js'
import { listSpans, nameSpans, personSpans, placeSpans } from './short-names.js'
import { organisationSpans } from './short-organisations.js'
import { relationSpans } from './short-relations.js'
import { amountSpans, dateSpans, durationSpans } from './short-values.js'

/** The span that answers, in offsets of the article's text. */
export interface ShortSpan extends Span {
  /** How well it fits what was asked: 1 is the asked kind and unit, beside the question's words. */
  fit: number
}

const finders: Partial<
  Record<Question['type'], (question: Question, sentence: string) => Candidate[]>
> = {
  amount: amountSpans,
  date: dateSpans,
  duration: durationSpans,
  person: whoSpans,
  organisation: organisationSpans,
  place: placeSpans,
  name: nameSpans,
  list: listSpans,
}

/** 谁 that asks who holds an office asks for a person. */
const office = /[\u4e00-\u9fff]是谁|谁(?:是|任|担任|出任|当选|接任)|哪(?:一)?位|姓名|名字/
/** What fits less than a person where 谁 may be an organisation: who organised, published, approved. */
const organisationAsWho = 0.8

/** Who did a thing may be a person or an organisation. */
function whoSpans(question: Question, sentence: string): Candidate[] {
  const people = personSpans(question, sentence)
  if (!/谁/.test(question.folded) || office.test(question.folded)) return people
  // What stands in quotation marks is what something is called: a “灯塔工厂” does nothing.
  const organisations = organisationSpans(question, sentence).filter(
    ({ start }) => sentence.charAt(start - 1) !== '"',
  )
  return [
    ...people,
    ...organisations.map((each) => ({ ...each, fit: organisationAsWho * each.fit })),
  ]
}

/**
 * The span of a sentence that answers a question: of the spans of the asked kind the one that stands
 * closest to the question's words, a clause's border counting as distance. Null where there is none.
 */
export function findShort(
  question: Question,
  weights: ReadonlyMap<string, number>,
  { text, published }: Pick<Article, 'text' | 'published'>,
  sentence: Span,
): ShortSpan | null {
  const said = text.slice(sentence.start, sentence.end)
  const folded = fold(said)
  const isOfYear = ofAskedYear(question, said, published)
  const near = nearness(folded, favouring(question.focus, weights))
  const related = relationSpans(question, folded)
  const ofKind = finders[question.type]?.(question, folded) ?? []
  const found = [...ofKind, ...related].flatMap((candidate) => {
    // What the question says itself answers nothing.
    const name = folded
      .slice(candidate.start, candidate.end)
      .replace(/\s/g, '')
      .replace(/(?<=..)(?:股份)?(?:有限(?:责任)?)?公司$/, '')
    if (question.folded.includes(name)) return []
    return [{ candidate, worth: candidate.fit * (0.25 + near(candidate)) }]
  })
  found.sort((a, b) => b.worth - a.worth)
  // Where the best is of another year, an amount of its kind answers, and no other.
  const best = isOfYear
    ? found.find(({ candidate }) => isOfYear(candidate) && isAlike(folded, found[0], candidate))
    : found[0]
  if (!best) return null
  const { candidate } = best
  return {
    start: sentence.start + candidate.start,
    end: sentence.start + candidate.end,
    fit: candidate.fit * Math.min(1, 0.4 + near(candidate)),
  }
}

/** Whether two spans give amounts of one kind, or are one. */
function isAlike(
  folded: string,
  first: { candidate: Candidate } | undefined,
  other: Span,
): boolean {
  if (!first || first.candidate === other) return true
  const [a, b] = [first.candidate, other].map(
    ({ start, end }) => quantities(folded.slice(start, end))[0],
  )
  return a !== undefined && b !== undefined && sameDimension(a, b)
}
