import { toldIn } from '../../answer/clauses/told.js'
import type { Hit } from '../../domain/index.js'
import type { Found } from '../found.js'
import { readBound } from './bound.js'
import { readOrder } from './order.js'
import { readPrecedence } from './precedence.js'
import { readRank } from './rank.js'
import { readDefinition, readRole } from './role.js'
import { readStage } from './stage.js'
import { readTrend } from './trend.js'

const readers = [
  readRank,
  readTrend,
  readOrder,
  readPrecedence,
  readStage,
  readRole,
  readDefinition,
]

/**
 * What the passages say on a claim that sets things in relation (an order, a rank, an earlier and a later, an office,
 * a step reached), where sharing most words means nothing. Null for other claims.
 */
export function findRelation(part: string, hits: readonly Hit[]): Found[] | null {
  const claim = part.trim().replace(/[。！？!?]+$/, '')
  for (const read of readers) {
    const judge = read(claim)
    if (judge) return judge(toldIn(hits))
  }
  return null
}

/** What the passages say on an amount that is kept above or below a bound; empty where nothing is plain. */
export function findBound(part: string, hits: readonly Hit[]): Found[] {
  return readBound(part)?.(toldIn(hits)) ?? []
}
