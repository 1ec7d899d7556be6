import cliProgress from 'cli-progress'
import { named } from '../domain/index.js'
import type { Terminal } from './terminal.js'

/** Work that is done sooner shows no progress (milliseconds). */
const patience = 1000

export interface Progress {
  update(stage: string, done: number, total: number | null): void
  stop(): void
}

/**
 * Shows progress on standard error: on a terminal, a bar for work of over a second; otherwise a plain line per stage.
 */
export function startProgress(terminal: Terminal, started = Date.now()): Progress {
  const bar = new cliProgress.SingleBar(
    {
      format: '{stage} {bar} {value}/{total}',
      hideCursor: true,
      stream: process.stderr,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  )
  const { words } = terminal
  let current: string | null = null
  let barRuns = false
  const update = (stage: string, done: number, total: number | null): void => {
    if (Date.now() - started < patience) return
    const name = named<string>(words.stages, stage) ?? stage
    if (stage !== current) {
      if (barRuns) bar.stop()
      barRuns = terminal.errIsTty && total !== null
      if (barRuns) bar.start(total ?? 0, done, { stage: name })
      else terminal.err(words.stage(name, total))
      current = stage
    } else if (barRuns) bar.update(done, { stage: name })
  }
  return {
    update,
    stop() {
      if (barRuns) bar.stop()
    },
  }
}
