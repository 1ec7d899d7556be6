import type { ClaimCheck, Verdict } from '../domain/index.js'
import type { EvaluationClaim } from './questions.js'

/** Counts over a set of claims. */
export interface VerdictFigures {
  claims: number
  right: number
  /** For each expected verdict, how often each verdict was returned. */
  given: Record<Verdict, Record<Verdict, number>>
  quotes: number
  checksWithInexactQuotes: number
}

const verdicts = ['supported', 'contradicted', 'disputed', 'not_in_corpus'] as const

export interface JudgedClaim {
  expected: EvaluationClaim
  check: ClaimCheck
  /** Whether every quote occurs verbatim in its article, outside damage. */
  exact: boolean
}

export function verdictFigures(judged: readonly JudgedClaim[]): VerdictFigures {
  const none = () => Object.fromEntries(verdicts.map((verdict) => [verdict, 0]))
  const given = Object.fromEntries(
    verdicts.map((verdict) => [verdict, none()]),
  ) as VerdictFigures['given']
  for (const { expected, check } of judged) given[expected.verdict][check.verdict]++
  return {
    claims: judged.length,
    right: judged.filter(({ expected, check }) => expected.verdict === check.verdict).length,
    given,
    quotes: judged.reduce((sum, { check }) => sum + check.citations.length, 0),
    checksWithInexactQuotes: judged.filter(({ exact }) => !exact).length,
  }
}
