import type { State } from '../../../src/state/state.js'
import { answered, newAnswer, newCheck, unanswered } from './answered-examples.js'

/** When the days of `keepTwoDays` are looked back on: noon of 6 March in Shanghai. */
export const lookedAt = Date.parse('2025-03-06T04:00:00Z')

/** Keeps what is asked on 5 and 6 March 2025 by the days of Shanghai, which begin at 16:00 of UTC. */
export async function keepTwoDays(state: State): Promise<void> {
  const low = { ...answered, confidence: 'low', mode: 'generated' } as const
  const spent = { ...answered, modelFailure: 'budget' } as const
  const sure = await state.keep(newAnswer({ at: '2025-03-04T16:00:00.000Z', tookMs: 1234 }))
  await state.keep(newAnswer({ at: '2025-03-05T15:59:59.999Z', answer: low, tookMs: 90 }))
  const asked = ['=1+1', '=1+1呢？']
  for (const question of asked) {
    const answer = { ...unanswered, question }
    await state.keep(newAnswer({ at: '2025-03-05T16:00:00.000Z', question, answer }))
  }
  await state.keep(newAnswer({ at: '2025-03-06T01:00:00.000Z', answer: spent, tookMs: 20 }))
  await state.keep(newCheck({ at: '2025-03-06T01:00:00.000Z', tookMs: 40 }))
  await state.keep(newAnswer({ at: '2024-03-06T01:00:00.000Z' }))
  await state.vote(sure, 'ming', 'up', null)
  await state.vote(sure, 'hong', 'up', null)
  await state.spend('2025-03-05', 1200)
  await state.spend('2025-03-06', 300)
  const trial = { version: 'v1', asked: 9, right: 8, rightBefore: 9, published: false }
  await state.noteTrial({ ...trial, at: '2025-03-05T10:00:00.000Z' })
  const entry = { user: '@someone', action: 'corpus.refresh', outcome: 'stopped' } as const
  await state.audit({ ...entry, at: '2025-03-05T10:00:00.000Z', detail: '"甲",\n乙' })
}
