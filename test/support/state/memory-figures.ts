import type { Answered, Vote } from '../../../src/domain/index.js'
import type { FiguresState, VersionTrial } from '../../../src/state/figures/figures-state.js'
import { outcomeOf } from '../../../src/state/figures/outcome-of.js'

interface Kept {
  given: Answered
  votes: readonly { vote: Vote; at: string }[]
}

/** The figures of a state in memory, counted anew each time. */
export function memoryFigures(kept: () => readonly Kept[]): Omit<FiguresState, 'spentSince'> {
  const trials: VersionTrial[] = []
  return {
    async figuresBetween(bounds) {
      return bounds.slice(1).map((until, i) => {
        const isWithin = ({ at }: { at: string }) => at >= (bounds[i] ?? '') && at < until
        const found = kept()
          .filter(({ given }) => isWithin(given))
          .map(({ given }) => outcomeOf(given))
        const votes = kept()
          .flatMap((one) => one.votes)
          .filter(isWithin)
        const count = (name: string) => found.filter(({ outcome }) => outcome === name).length
        return {
          answered: count('answered'),
          unanswered: count('unanswered'),
          askedBack: count('asked_back'),
          checks: count('check'),
          up: votes.filter(({ vote }) => vote === 'up').length,
          down: votes.filter(({ vote }) => vote === 'down').length,
          generated: found.filter(({ isGenerated }) => isGenerated).length,
          modelFailed: found.filter(({ failure }) => failure !== null).length,
          overBudget: found.filter(({ failure }) => failure === 'budget').length,
        }
      })
    },
    async durationsBetween(bounds) {
      return bounds.slice(1).map((until, i) => {
        const times = kept()
          .filter(({ given: { at } }) => at >= (bounds[i] ?? '') && at < until)
          .flatMap(({ given }) => outcomeOf(given).took ?? [])
          .sort((a, b) => a - b)
        const ranked = (share: number) => times[Math.ceil(times.length * share) - 1] ?? null
        return { timed: times.length, median: ranked(0.5), p95: ranked(0.95) }
      })
    },
    async votesByConfidence(since) {
      return (['high', 'medium', 'low', 'none'] as const).map((confidence) => {
        const meant = kept().filter(
          ({ given }) => given.at >= since && outcomeOf(given).confidence === confidence,
        )
        const votes = meant.flatMap((one) => one.votes)
        const count = (name: Vote) => votes.filter(({ vote }) => vote === name).length
        return { confidence, given: meant.length, up: count('up'), down: count('down') }
      })
    },
    async noteTrial(trial) {
      trials.unshift({ ...trial })
    },
    trials: async (most) =>
      structuredClone([...trials].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, most)),
  }
}
