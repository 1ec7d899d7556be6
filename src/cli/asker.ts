import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks questions in a terminal, or takes their answers from lines of input. */
export interface Asker {
  /** Returns what was typed, without blanks around it; null when the input has ended. */
  ask(question: string): Promise<string | null>
  /** The same, and what is typed is not shown. */
  askHidden(question: string): Promise<string | null>
  close(): void
}

/**
 * Uses nothing of a terminal but its lines, so that it works in any. A hidden answer is hidden by the terminal being in raw
 * mode, where nothing is shown that this does not write.
 */
export function askerOn(
  input: NodeJS.ReadStream | NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Asker {
  let isMuted = false
  const shown = new Writable({
    write(chunk, _encoding, done) {
      if (!isMuted) output.write(chunk)
      done()
    },
  })
  const terminal = (input as NodeJS.ReadStream).isTTY === true
  const lines = createInterface({ input, output: shown, terminal, historySize: 0 })
  const arrived: string[] = []
  let waiting: ((line: string | null) => void) | null = null
  let hasEnded = false
  lines.on('line', (line) => {
    if (waiting) waiting(line)
    else arrived.push(line)
  })
  lines.on('SIGINT', () => lines.close())
  lines.on('close', () => {
    hasEnded = true
    waiting?.(null)
  })

  async function answer(question: string, isHidden: boolean): Promise<string | null> {
    if (hasEnded && arrived.length === 0) return null
    lines.setPrompt(question)
    if (hasEnded) output.write(question)
    else lines.prompt()
    isMuted = isHidden
    const next = arrived.shift()
    const line =
      next ??
      (await new Promise<string | null>((resolve) => {
        waiting = resolve
      }))
    waiting = null
    isMuted = false
    // The line's own end was not shown, or there is no terminal that shows it.
    if (isHidden || !terminal) output.write('\n')
    return line === null ? null : line.trim()
  }

  return {
    ask: (question) => answer(question, false),
    askHidden: (question) => answer(question, true),
    close: () => lines.close(),
  }
}
