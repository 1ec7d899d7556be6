import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { forgetPeak, residentOf } from '../../src/bench/processes/resident.js'

/** The bot as `npm start` runs it, and the memory it takes. */
export class BotUnderLoad {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  /** Comes up at a server, with an index of the bundled corpus; @throws Error where it ends before. */
  static async start(env: { DISCORD_TOKEN: string; DISCORD_API_URL: string }) {
    const folder = await mkdtemp(join(tmpdir(), 'youju-bench-'))
    const child = spawn(process.execPath, [resolve('dist/start.js')], {
      // No .env of the developer's own, and no setting.
      cwd: folder,
      env: {
        PATH: process.env.PATH ?? '',
        INDEX_DIR: join(folder, 'index'),
        STATE_DIR: join(folder, 'state'),
        ...env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    process.once('exit', () => child.kill('SIGKILL'))
    const bot = new BotUnderLoad(child, folder)
    try {
      await bot.online()
      return bot
    } catch (error) {
      await bot.remove()
      throw error
    }
  }

  /** Resident now and, since `forgetPeak`, at most; in MB (10⁶ bytes). */
  get memory(): { now: number; peak: number } {
    const { now, peak } = residentOf(this.child.pid)
    return { now: now / 1e6, peak: peak / 1e6 }
  }

  forgetPeak(): void {
    forgetPeak(this.child.pid)
  }

  async stop(): Promise<void> {
    const closed = once(this.child, 'close')
    this.child.kill('SIGTERM')
    await closed
    await this.remove()
  }

  private online(): Promise<void> {
    return new Promise((settle, fail) => {
      let told = ''
      this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        told = (told + text).slice(-20_000)
        if (told.includes('机器人已上线；')) settle()
      })
      this.child.once('close', () => fail(new Error(`the bot ended: ${told}`)))
    })
  }

  private async remove(): Promise<void> {
    this.child.kill('SIGKILL')
    await rm(this.folder, { recursive: true, force: true })
  }
}
