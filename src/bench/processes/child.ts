/** Measures one thing in its own process, so that time and memory are separate. */
import { contestants } from '../comparison/contestants.js'
import type { Task, TaskResults } from './tasks.js'

/** Loads only what a task needs: the memory of a peer must not include our libraries. */
async function run(task: Task): Promise<TaskResults[keyof TaskResults]> {
  if (task.kind === 'budgets') return (await import('../budgets/budgets.js')).budgets(task.input)
  if (task.kind === 'embedding') {
    return (await import('../budgets/embedding.js')).benchBothPaths(task.input.newsFile)
  }
  if (task.kind === 'page') {
    return (await import('../page/page.js')).page(task.input.corpus, task.input.questions)
  }
  if (task.kind === 'storeBuild') return (await import('../store/build.js')).build(task.input)
  if (task.kind === 'storeRetrieval') {
    return (await import('../store/retrieval.js')).retrieval(task.input)
  }
  if (task.kind === 'storeRecall') return (await import('../store/recall.js')).recall(task.input)
  const { contestant, corpus, questions } = task.input
  const { measure } = await import('../comparison/measure.js')
  return measure(await contestants[contestant](), corpus, questions)
}

// If the parent process is gone, nobody receives the result.
process.once('disconnect', () => process.exit())
process.once('message', async (task: Task) => {
  // An error ends the process; the parent reads it on standard error.
  const result = await run(task)
  process.send?.(result, () => process.disconnect())
})
