import { claimedIn, isReachedIn } from '../../answer/clauses/steps.js'
import { isOfTimes, type Told, timesOf } from '../../answer/clauses/told.js'
import { fold } from '../../text/fold.js'
import { type Found, foundIn } from '../found.js'

/** 项目已经投产, 大桥尚未通车: whether a step of what is built has been reached. */
export function readStage(claim: string): ((told: readonly Told[]) => Found[]) | null {
  const ours = claimedIn(fold(claim))
  if (!ours) return null
  const times = timesOf(claim)
  return (told) =>
    told.flatMap((clause) => {
      const isReached = isReachedIn(clause, ours)
      if (isReached === null || !isOfTimes(times, clause)) return []
      const same = isReached === ours.isReached
      const state = isReached ? `已经${ours.what}` : `报道时还没有${ours.what}`
      const reason = `语料写的是“${clause.folded.trim()}”，${state}${same ? '，与说法相符' : ''}`
      return [foundIn(clause, same ? 'for' : 'against', reason)]
    })
}
