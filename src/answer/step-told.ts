import type { Hit } from '../domain/index.js'
import type { Question } from '../retrieve/question.js'
import { isReachedIn, stepAsked } from './clauses/steps.js'
import { isOfTimes, type Told, timesOf, toldIn } from './clauses/told.js'
import type { Evidence } from './evidence.js'

/**
 * Who asks whether a thing has been opened or put into service is answered by the clause that tells its last state,
 * which may share fewer words with the question than the sentence that announces it. Null for other questions, and
 * where no clause tells.
 */
export function stepTold(
  { folded, type }: Question,
  hits: readonly Hit[],
  evidence: readonly Evidence[],
): Evidence | null {
  const asked = type === 'yes_no' ? stepAsked(folded) : null
  if (!asked) return null
  const times = timesOf(folded)
  const [newest] = toldIn(hits)
    .filter((clause) => isReachedIn(clause, asked) !== null && isOfTimes(times, clause))
    .sort((a, b) => (b.hit.article.published ?? '').localeCompare(a.hit.article.published ?? ''))
  const found =
    newest &&
    evidence.find(
      ({ article, sentence }) =>
        article.id === newest.hit.article.id && sentence.start === newest.sentence.start,
    )
  return found ? { ...found, short: { ...clauseIn(found, newest), fit: 1 } } : null
}

/** Where a clause stands in its article. */
function clauseIn({ sentence, folded }: Evidence, clause: Told) {
  const said = clause.folded.trim()
  const start = sentence.start + folded.indexOf(said)
  return { start, end: start + said.length }
}
