import type { ClaimCheck } from '../domain/index.js'
import { modelFailureToOperator } from '../wording/model-failures.js'
import { drawSources } from './draw-answer.js'
import type { Terminal } from './terminal.js'

/** Renders a check as text: the verdict, the reasons, and the sources for and against. */
export function drawCheck(check: ClaimCheck, terminal: Terminal): string {
  const { bold, dim, words } = terminal
  const { citations, related, modelFailure } = check
  const section = (heading: string, sources: typeof related) =>
    sources.length > 0 ? [heading, ...drawSources(sources, terminal)] : []
  const count =
    citations.length > 0 ? [words.quotes(citations.length, check.independentOrigins)] : []
  return [
    bold(`${words.verdicts[check.verdict]} · ${words.quoted(check.claim)}`),
    ...check.reasons,
    ...section(words.sources, citations),
    ...section(words.nearestToClaim, related),
    ...(modelFailure ? [modelFailureToOperator(words.locale, modelFailure, false)] : []),
    dim([...count, words.asOf(check.corpusAsOf)].join(' · ')),
  ].join('\n')
}
