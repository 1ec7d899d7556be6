import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { home } from '../../config.js'

/**
 * Measures the seconds from `npm start`, without a token or an index, to the first of the three answers that it gives
 * without input.
 * @throws Error if it answers nothing
 */
export async function firstAnswerSeconds(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-start-'))
  try {
    const began = performance.now()
    const program = spawn('npm', ['start', '--silent'], {
      cwd: home,
      // The environment is passed on, except the settings that would start something else.
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
