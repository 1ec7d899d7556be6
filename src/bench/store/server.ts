import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { home } from '../../config.js'
import { reasonIn } from '../processes/run-task.js'

/** The bench uses the tests' server, which no build of the product contains. */
const compiler = ['node_modules/typescript/bin/tsc', '-p', 'test/bench/tsconfig.json']
const program = 'node_modules/.cache/youju-bench/test/bench/postgres.js'

/** A Postgres server with pgvector: the one of BENCH_DATABASE_URL, or one of this run. */
export interface BenchServer {
  url: string
  isOwn: boolean
  stop(): Promise<void>
}

/** @param folder where the server of this run keeps its data @throws Error if it does not start */
export async function startServer(folder: string): Promise<BenchServer> {
  const given = process.env.BENCH_DATABASE_URL
  if (given) return { url: given, isOwn: false, async stop() {} }
  await promisify(execFile)(process.execPath, compiler, { cwd: home })
  // It ends with its standard input, also where this process is killed.
  const child = spawn(process.execPath, [join(home, program), folder], { cwd: home })
  let printed = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-20_000)
  })
  const ended = once(child, 'close')
  const [told] = await Promise.race([once(child.stdout, 'data'), ended])
  if (typeof told !== 'object') throw new Error(reasonIn(printed, 'the server did not start'))
  return {
    url: String(told).trim(),
    isOwn: true,
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}
