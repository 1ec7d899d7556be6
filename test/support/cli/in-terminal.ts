import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { home, systemOfTests } from './run-youju.js'

/** What is waited for on the screen, and what is then typed; null ends the input. */
export type Exchange = readonly [prompt: RegExp, typed: string | null]

const compiled = [process.execPath, join(home, 'dist/main.js')]

interface Terminal {
  env?: Record<string, string>
  cwd: string
  /** What is started with the arguments; the compiled program by default. */
  program?: readonly string[]
}

/**
 * Runs the command line in a pseudo-terminal (`script` of util-linux), where a person answers its questions.
 * @returns all that the screen showed, and the exit code
 */
export async function inTerminal(
  args: readonly string[],
  exchanges: readonly Exchange[],
  { env = {}, cwd, program = compiled }: Terminal,
): Promise<{ screen: string; code: number | null }> {
  const words = [...program, ...args]
  const command = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd,
    env: { ...systemOfTests(), TERM: 'xterm', ...env },
  })
  let screen = ''
  let seen = 0
  const left = [...exchanges]
  child.stdout.on('data', (bytes: Buffer) => {
    screen += bytes.toString('utf8')
    for (let next = left[0]; next; next = left[0]) {
      const found = next[0].exec(screen.slice(seen))
      if (!found) return
      seen += found.index + found[0].length
      left.shift()
      // In raw mode a return is what the key sends; Ctrl+D ends the input.
      child.stdin.write(next[1] === null ? '\u0004' : `${next[1]}\r`)
    }
  })
  const code = await new Promise<number | null>((settle, fail) => {
    child.on('error', fail).on('close', settle)
  })
  return { screen, code }
}
