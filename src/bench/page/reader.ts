import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'

/** A page as a reader got it; milliseconds from the request to the first byte of the page and to the last. */
export interface Opened {
  status: number
  first: number
  last: number
  html: string
  /** As they came. */
  bytes: number
}

/** Called at the first byte; settles when the rest may come. */
export type Stop = () => Promise<void>

/** Whoever reads pages on a port; each request has its own connection, and comes from another address, as a proxy tells it. */
export class Readers {
  #requests = 0

  constructor(readonly port: number) {}

  /** Opens a page; where a stop is given, nothing more is read after the first byte until it is over. */
  async open(path: string, stop?: Stop): Promise<Opened> {
    const began = performance.now()
    const from = `2001:db8::${(++this.#requests).toString(16)}`
    const request = get({
      ...{ host: '127.0.0.1', port: this.port, path, agent: false },
      headers: { 'x-forwarded-for': from },
    })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    const chunks: Buffer[] = []
    let first = 0
    response.on('data', (chunk: Buffer) => {
      if (chunks.length === 0) first = performance.now() - began
      chunks.push(chunk)
      if (chunks.length === 1 && stop) {
        response.pause()
        void stop().then(() => response.resume())
      }
    })
    await once(response, 'end')
    const last = performance.now() - began
    const page = Buffer.concat(chunks)
    return {
      ...{ status: response.statusCode ?? 0, first, last },
      ...{ html: page.toString('utf8'), bytes: page.length },
    }
  }
}
