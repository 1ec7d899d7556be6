/** The pages over one corpus in a process of their own, whose memory and time are not those of the readers. */
import { createApp } from '../../app.js'
import { readConfig } from '../../config.js'
import { openToServe } from '../../open-to-serve.js'
import { listen, type WebHome, webApp } from '../../web/index.js'

/** What is asked of the process that serves; it answers each in turn. */
export type ServerOrder =
  | { kind: 'serve'; corpus: string; indexDir: string; stateDir: string }
  /** Answered as a question on the page is, without the page. */
  | { kind: 'ask'; question: string }

const silent = { info() {}, error() {} }
let asking: (question: string) => Promise<unknown> = () => Promise.resolve()

/** Returns the port. */
async function serve(paths: Extract<ServerOrder, { kind: 'serve' }>): Promise<number> {
  const app = createApp({ ...readConfig(), ...paths }, { workApart: true })
  if ((await openToServe(app)) === null) await app.ingest()
  await app.warmUp()
  asking = (question) => app.ask({ question })
  const home: WebHome = { name: null, service: app, state: await app.state() }
  const settings = { publicUrl: null, isOpen: true }
  const pages = webApp({ homes: [home], plain: {}, settings, log: silent })
  return (await listen({ host: '127.0.0.1', port: 0 }, pages, silent)).port
}

/** Returns the milliseconds that it took. */
async function ask(question: string): Promise<number> {
  const began = performance.now()
  await asking(question)
  return performance.now() - began
}

process.once('disconnect', () => process.exit())
process.on('message', async (order: ServerOrder) => {
  process.send?.(await (order.kind === 'serve' ? serve(order) : ask(order.question)))
})
