import { createHash } from 'node:crypto'
import { connect, createServer, type Server } from 'node:net'
import type { Shards } from '../../domain/index.js'

/** Milliseconds between two looks for a process that holds the name. */
const LOOK_EVERY = 60_000

/** The same for a process that opens some shards only: one with others of the same count is no twin. */
export async function watchForTwins(
  words: string,
  shards: Shards | null,
  onSeen: () => void,
): Promise<() => void> {
  const names = shards?.ids.map((id) => `${words} ${id}/${shards.count}`) ?? [words]
  const ends = await Promise.all(names.map((name) => watchForTwin(name, onSeen)))
  return () => {
    for (const end of ends) end()
  }
}

/**
 * Notices another process of this machine that is logged in by the same words (token and address). Each of them tries
 * to hold a name made of these words, and who finds it taken has a twin, as has who is called by it. Where the system
 * has no such names (Linux has), nobody is found.
 * @returns what ends it
 */
export async function watchForTwin(
  words: string,
  onSeen: () => void,
  lookEvery = LOOK_EVERY,
): Promise<() => void> {
  // An abstract name: no file stays behind, and it is free as soon as its process is gone, however that ends.
  const name = `\0youju-${createHash('sha256').update(words).digest('hex').slice(0, 32)}`
  const server = createServer((caller) => {
    caller.on('error', () => {}).destroy()
    onSeen()
  })
  server.unref()
  const look = async () => {
    if (server.listening || (await couldTake(server, name))) return
    onSeen()
    connect(name)
      .on('error', () => {})
      .unref()
  }
  const timer = setInterval(() => void look(), lookEvery).unref()
  await look()
  return () => {
    clearInterval(timer)
    server.close()
  }
}

/** Takes the name for the server; false only where somebody else has it: a system without such names shows no twin. */
function couldTake(server: Server, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const failed = ({ code }: NodeJS.ErrnoException) => {
      server.off('listening', listening)
      resolve(code !== 'EADDRINUSE')
    }
    const listening = () => {
      server.off('error', failed)
      server.on('error', () => {})
      resolve(true)
    }
    server.once('error', failed).once('listening', listening).listen(name)
  })
}
