import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { home } from '../config.js'

/**
 * The seconds from `npm start`, without a token or an index, to the first of the three answers it gives
 * where nobody asks. @throws Error where it answers nothing
 */
export async function firstAnswerSeconds(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-start-'))
  try {
    const began = performance.now()
    const program = spawn('npm', ['start', '--silent'], {
      cwd: home,
      // The environment is passed on as it is, but for what would make another program of it.
      env: { ...process.env, DISCORD_TOKEN: '', CORPUS_DIR: '', INDEX_DIR: folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let seconds: number | null = null
    program.stdout.on('data', () => {
      seconds ??= (performance.now() - began) / 1000
    })
    await once(program, 'close')
    if (seconds === null) throw new Error('npm start gave no answer')
    return seconds
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
