import type { Context } from 'hono'
import { YoujuError } from '../../domain/index.js'
import { keyOf } from '../access/address.js'
import type { Gate } from '../access/gate.js'
import type { WebEnv } from '../contract.js'
import { askingWordsIn } from '../messages/asking/words-in.js'

/** Why a question is not taken, in words of the page that it was written on. */
export interface Refusal {
  status: 429 | 503
  title: string
  why: string
}

/** Counts a question of a visitor; returns null where it is taken, else why not, and says when to come again. */
export async function taken(request: Context<WebEnv>, gate: Gate): Promise<Refusal | null> {
  const who = keyOf(request.get('visitor')?.user ?? null, request)
  const words = askingWordsIn(request.get('locale'))
  try {
    gate.assertRoom(who)
    await gate.count('visitor', who)
    return null
  } catch (error) {
    if (!(error instanceof YoujuError)) throw error
    if (error.code === 'too_busy') return { status: 503, title: words.busy, why: words.busyMore }
    const seconds = Number(error.fault?.values.seconds)
    request.header('retry-after', String(seconds))
    return { status: 429, title: words.tooFast, why: words.tooFastMore(seconds) }
  }
}
