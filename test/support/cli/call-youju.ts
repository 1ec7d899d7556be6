import type { App } from '../../../src/app.js'
import { langIn, runCommand, terminalOn } from '../../../src/cli/index.js'
import { openApp } from '../../../src/edges.js'
import { operationFor } from '../../../src/operation/index.js'
import { localeOfEnvironment } from '../../../src/wording/locale.js'
import { type Run, stateOfTests } from './run-youju.js'

/**
 * Runs a command line within the test's own process and returns its output and exit code, without the seconds that a
 * new process takes to start. For tests of the program itself, use `runYouju`.
 * @param env the whole environment, in addition to STATE_DIR
 */
export async function callYouju(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const environment = { STATE_DIR: stateOfTests(), ...env }
  const out: string[] = []
  const err: string[] = []
  const lang = langIn(args)
  const terminal = terminalOn(
    lang ?? localeOfEnvironment(env),
    { write: (text) => out.push(text) },
    { write: (text) => err.push(text) },
  )
  const apps: App[] = []
  const operation = operationFor(environment)
  const open = async (paths: Parameters<typeof openApp>[0]) => {
    const app = await openApp(paths, {}, environment)
    apps.push(app)
    return app
  }
  try {
    const ownProgram = async () => {
      throw new Error('this is a program of its own')
    }
    const given = { open, terminal, lang, operation }
    const code = await runCommand(args, given, ownProgram, ownProgram)
    return { stdout: out.join(''), stderr: err.join(''), code }
  } finally {
    await Promise.all(apps.map((app) => app.close()))
  }
}
