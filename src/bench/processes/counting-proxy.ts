import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { readAddress } from '../../database/address.js'

/** Passes connections on to a Postgres server, and counts the bytes that are sent through them. */
export class CountingProxy {
  #toServer = 0
  #toClient = 0
  readonly #open = new Set<Socket>()
  readonly #server: Server
  #url = ''

  private constructor(private readonly address: URL) {
    this.#server = createServer((client) => this.#pass(client))
  }

  /** Listens before the server of a `postgres://` address. @throws TypeError if it is none */
  static async before(url: string): Promise<CountingProxy> {
    const address = readAddress(url)
    if (address === null) throw new TypeError('not an address of a Postgres server')
    const proxy = new CountingProxy(address)
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    const through = new URL(address)
    through.hostname = '127.0.0.1'
    through.port = `${(proxy.#server.address() as AddressInfo).port}`
    for (const name of ['host', 'port']) through.searchParams.delete(name)
    proxy.#url = through.href
    return proxy
  }

  /** The same database, through this proxy. */
  get url(): string {
    return this.#url
  }

  /** Bytes sent so far, to the server and from it. */
  get bytes(): number {
    return this.#toServer + this.#toClient
  }

  /** Ends all connections. */
  close(): void {
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
  }

  #pass(client: Socket): void {
    const server = this.#connect()
    client.on('data', (chunk) => {
      this.#toServer += chunk.length
    })
    server.on('data', (chunk) => {
      this.#toClient += chunk.length
    })
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#open.add(one)
      one.pipe(other)
      // Whoever asks is told by its own end of the connection.
      one.on('error', () => {})
      one.once('close', () => {
        this.#open.delete(one)
        other.destroy()
      })
    }
  }

  #connect(): Socket {
    const { searchParams, hostname } = this.address
    const host = searchParams.get('host') ?? hostname
    const port = Number(searchParams.get('port') ?? (this.address.port || 5432))
    return host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
  }
}
