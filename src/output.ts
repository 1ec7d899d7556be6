import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { type Secrets, withoutSecrets } from './domain/index.js'

/**
 * Has `hear` told, line by line, what libraries print and what the runtime warns of, which would go to the terminal as it
 * is: a broken reply of a chat model among it, with the question and whatever else its server echoes.
 */
export function hearLibraries(hear: (line: string) => void): void {
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string, _, done) {
      for (const line of chunk.split('\n')) if (line.trim() !== '') hear(line)
      done()
    },
  })
  globalThis.console = new Console({ stdout: sink, stderr: sink, colorMode: false })
  // The runtime's own listener prints them.
  process.removeAllListeners('warning')
  process.on('warning', ({ name, message }) => hear(`${name}: ${message}`))
}

/** A stream on which nobody can read the secrets. */
export function redacted(
  stream: NodeJS.WriteStream,
  secrets: () => Secrets,
): { write(text: string): unknown; isTTY: boolean } {
  return {
    write: (text) => stream.write(withoutSecrets(text, secrets())),
    isTTY: stream.isTTY === true,
  }
}
