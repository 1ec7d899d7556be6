import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { home, systemOfTests } from '../cli/run-youju.js'
import type { DiscordServer } from '../discord/index.js'

/** `npm start` with a token, as a process of its own, over the bundled corpus. */
export class BotProcess {
  /** All that it has printed so far. */
  printed = ''
  private readonly waiting: {
    text: string
    resolve: () => void
    reject: (error: Error) => void
  }[] = []
  private readonly ended: Promise<number | null>

  constructor(private readonly child: ChildProcess) {
    const take = (bytes: Buffer): void => {
      this.printed += bytes.toString('utf8')
      for (const { text, resolve } of this.waiting) if (this.printed.includes(text)) resolve()
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    this.ended = once(child, 'close').then(([code]) => {
      for (const { reject } of this.waiting)
        reject(new Error(`ended with ${code}: ${this.printed}`))
      return code
    })
  }

  /** Resolves once it has printed a text; rejects if it ends before. */
  printing(text: string): Promise<void> {
    if (this.printed.includes(text)) return Promise.resolve()
    return new Promise((resolve, reject) => this.waiting.push({ text, resolve, reject }))
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  /** The code it ends with; null where a signal ended it. */
  get code(): Promise<number | null> {
    return this.ended
  }

  get pid(): number {
    return this.child.pid ?? 0
  }
}

/** Starts the program as a bot at a server; `env` says where its files are. Whoever starts it ends it. */
export function spawnBot(server: DiscordServer, env: Record<string, string>): BotProcess {
  const child = spawn(process.execPath, [join(home, 'dist/start.js')], {
    cwd: tmpdir(),
    env: {
      ...systemOfTests(),
      DISCORD_TOKEN: server.state.token,
      DISCORD_API_URL: server.apiUrl,
      ...env,
    },
  })
  return new BotProcess(child)
}
