import type { Hit } from '../domain/index.js'
import { stanceOf } from '../evidence/comparison/stance.js'
import { readStatement, type Statement } from '../evidence/comparison/statement.js'
import { reportingSentencesOf, weighTerms } from '../evidence/evidence.js'
import { isBeforeChange, tellsChange } from '../evidence/rival-values.js'
import type { TermSource } from '../index/index.js'
import { anyOf } from '../text/any-of.js'
import { fold } from '../text/fold.js'
import { numbered } from '../text/lexicon/measures/counters.js'
import { oneToTen } from '../text/lexicon/measures/numerals.js'
import { numeralValue } from '../text/numerals.js'
import { ReadText } from '../text/read-text.js'
import { type Found, plainnessOf } from './found.js'

/** The code units at the beginning of an article that name its subject. */
const beginning = 200

/** Returns what the passages say about a part of a claim, sentence by sentence. */
export async function findStances({
  part,
  context,
  hits,
  index,
}: {
  part: string
  context: string
  hits: readonly Hit[]
  index: Pick<TermSource, 'frequencies'>
}): Promise<Found[]> {
  const claim = new ReadText(part)
  const statement = withNamesOf(readStatement(claim), context)
  const weights = await weighTerms(statement, index)
  const found: Found[] = []
  for (const hit of hits) {
    // The beginning of an article names the subject of all of it.
    const passage = fold(`${hit.passage.text}\n${hit.article.text.slice(0, beginning)}`)
    for (const evidence of reportingSentencesOf(hit)) {
      const { sentence } = evidence
      const weighed = stanceOf(statement, weights, evidence, passage)
      if (!weighed) continue
      const { stance, held } = weighed
      found.push({ hit, sentence, stance, how: { by: 'rules', held } })
    }
  }
  return found
    .filter((each) => isSameNumber(claim, each.sentence) && !isOfWhatWas(claim, each))
    .sort((a, b) => plainnessOf(b) - plainnessOf(a))
}

/** Adds the names of the first part to a later part that names nobody itself: it is about the same subject. */
function withNamesOf(statement: Statement, context: string): Statement {
  if (context === '' || statement.names.length > 0) return statement
  return { ...statement, names: readStatement(new ReadText(context)).names }
}

/** Decides whether a sentence is judged by the value before a change, while the claim does not speak of that. */
function isOfWhatWas(claim: ReadText, { sentence, stance: { span } }: Found): boolean {
  if (span === null) return false
  return isBeforeChange(claim.text, sentence, sentence.within(span)) && !tellsChange(claim)
}

const ordinals = new RegExp(`[${oneToTen}\\d]+${anyOf(numbered)}|[a-z]+\\d+`, 'g')

const numeral = new RegExp(`[${oneToTen}\\d]+`)

/** Decides whether a sentence names no other line, phase or model than the claim does. */
function isSameNumber(claim: ReadText, sentence: ReadText): boolean {
  const [ours, theirs] = [ordinalsIn(claim), ordinalsIn(sentence)]
  return ours.every(
    (said) =>
      theirs.includes(said) ||
      !theirs.some((other) => other.replace(/\d+/, '') === said.replace(/\d+/, '')),
  )
}

function ordinalsIn({ folded }: ReadText): string[] {
  return [...folded.matchAll(ordinals)].map(([said]) =>
    // A model keeps its zeros: A05.
    /^[a-z]/.test(said)
      ? said
      : said.replace(numeral, (each) => String(numeralValue(each) ?? each)),
  )
}
