import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The root of the repository; vitest builds its dist/ first (test/support/global-setup.ts). */
export const home = resolve(import.meta.dirname, '../../..')

export interface Run {
  stdout: string
  stderr: string
  code: number | null
}

export interface RunOptions {
  /** The whole environment, in addition to PATH and STATE_DIR; none of the developer's own variables are passed on. */
  env?: Record<string, string>
  stdin?: string | Buffer
  /** A file below dist/. */
  program?: string
  /** Options for Node itself. */
  node?: string[]
  /** A folder without a .env; the system's temporary folder by default. */
  cwd?: string
}

let state: string | null = null

/** Returns the state folder of commands unless a test sets one: never the developer's own. */
export function stateOfTests(): string {
  state ??= folderOfWorker('state-')
  return state
}

/** Makes a folder that lasts until all tests have run. */
export function folderOfWorker(prefix: string): string {
  return mkdtempSync(join(tmpdir(), prefix))
}

/** Returns what a process needs of the system's environment; nothing of the developer's own. */
export function systemOfTests(): Record<string, string> {
  return { PATH: process.env.PATH ?? '', TMPDIR: tmpdir() }
}

/** Runs the compiled command line in its own process, until it ends. */
export function runYouju(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { env = {}, stdin = '', program = 'main.js', node = [], cwd = tmpdir() } = options
  const child = spawn(process.execPath, [...node, join(home, 'dist', program), ...args], {
    cwd,
    env: { ...systemOfTests(), STATE_DIR: stateOfTests(), ...env },
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes))
  child.stderr.on('data', (bytes: Buffer) => err.push(bytes))
  // The program may end before it has read its input; that is not an error here.
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  return new Promise((settle, fail) => {
    child.on('error', fail)
    child.on('close', (code) =>
      settle({
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
        code,
      }),
    )
  })
}

/** Creates a temporary folder for one test, with a function that removes it. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
