import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { home } from '../../config.js'
import { reasonIn } from '../processes/run-task.js'
import { type BotUnderLoad, botRun } from '../report/results.js'

const questions = 200
const runs = 3
/** The bench uses the tests' Discord, which no build of the product contains. */
const compiler = ['node_modules/typescript/bin/tsc', '-p', 'test/bench/tsconfig.json']
const program = 'node_modules/.cache/youju-bench/test/bench/bot.js'

/** Measures 200 questions at once in Discord; if that fails, returns why in a few words. */
export async function benchBot(seconds: number): Promise<BotUnderLoad | { failed: string }> {
  const options = { cwd: home, signal: AbortSignal.timeout(seconds * 1000) }
  const run = (args: readonly string[]) =>
    promisify(execFile)(process.execPath, [join(home, args[0] ?? ''), ...args.slice(1)], options)
  try {
    await run(compiler)
    const { stdout } = await run([program, `${questions}`, `${runs}`])
    const measured = stdout.trim().split('\n')
    return { questions, runs: measured.map((line) => botRun.parse(JSON.parse(line))) }
  } catch (error) {
    if (options.signal.aborted) return { failed: `cut off after ${seconds} s` }
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    return { failed: reasonIn(stderr, stdout.split('\n')[0] || String(error)) }
  }
}
