/**
 * Uses a state as another process would. Arguments: the state's folder, how many answers to keep, and ids of held data
 * to take. Says `ready`, waits for its standard input to end, and prints what it kept and took as JSON.
 */
import { once } from 'node:events'
import { openState } from '../../../dist/state/open-state.js'

const [stateDir, count, ...held] = process.argv.slice(2)
console.log('ready')
process.stdin.resume()
await once(process.stdin, 'end')

const state = await openState(stateDir)
const kept = []
const taken = []
for (let i = 0; i < Number(count); i++) {
  const id = await state.keep({
    kind: 'check',
    checks: [],
    question: `第${i}问`,
    user: `process-${process.pid}`,
    channel: null,
    message: null,
    previous: null,
    locale: 'zh-CN',
    isPrivate: false,
    at: new Date().toISOString(),
  })
  kept.push(id)
  await state.vote(id, 'ming', 'down', null)
  await state.spend('2025-03-05', 1)
  const next = held[i]
  if (next !== undefined && (await state.take('ming', next)) !== null) taken.push(next)
}
await state.close()
console.log(JSON.stringify({ kept, taken }))
