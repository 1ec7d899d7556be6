/** Measures one thing in a process of its own, so that its time and memory are its own. */
import { contestants } from './contestants.js'
import type { Task, TaskResults } from './tasks.js'

/** Loads what a task needs and no more: the memory of a peer is not to hold our libraries. */
async function run(task: Task): Promise<TaskResults[keyof TaskResults]> {
  if (task.kind === 'budgets') return (await import('./budgets.js')).budgets(task.input)
  if (task.kind === 'embedding') {
    return (await import('./embedding.js')).benchBothPaths(task.input.newsFile)
  }
  const { contestant, corpus, questions } = task.input
  const { measure } = await import('./measure.js')
  return measure(await contestants[contestant](), corpus, questions)
}

// Without whoever started it there is nobody to tell.
process.once('disconnect', () => process.exit())
process.once('message', async (task: Task) => {
  // An error ends the process; whoever started it reads of it on standard error.
  const result = await run(task)
  process.send?.(result, () => process.disconnect())
})
