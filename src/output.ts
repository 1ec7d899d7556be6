import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { type Secrets, withoutSecrets } from './domain/index.js'

/**
 * Calls `onLine` with each line that libraries print and each warning of the runtime, which would otherwise reach the
 * terminal unfiltered, e.g. a malformed reply of a chat model with the question and whatever else its server echoes.
 */
export function catchOutputOfLibraries(onLine: (line: string) => void): void {
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string, _, done) {
      for (const line of chunk.split('\n')) if (line.trim() !== '') onLine(line)
      done()
    },
  })
  globalThis.console = new Console({ stdout: sink, stderr: sink, colorMode: false })
  // Removes the runtime's own listener, which prints warnings.
  process.removeAllListeners('warning')
  process.on('warning', ({ name, message }) => onLine(`${name}: ${message}`))
}

/** Wraps a stream so that secrets are replaced in everything written to it. */
export function redacted(
  stream: NodeJS.WriteStream,
  secrets: () => Secrets,
): { write(text: string): unknown; isTTY: boolean } {
  return {
    write: (text) => stream.write(withoutSecrets(text, secrets())),
    isTTY: stream.isTTY === true,
  }
}
