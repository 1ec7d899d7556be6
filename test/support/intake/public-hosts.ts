import { readFileSync } from 'node:fs'
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import https from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { expect } from 'vitest'
import { type FetchOptions, fetchPage } from '../../../src/corpus/intake/fetch-page.js'
import { YoujuError } from '../../../src/domain/index.js'

const fixtures = new URL('../../fixtures/corpus/intake/', import.meta.url)
const certificate = readFileSync(new URL('certificate.pem', fixtures), 'utf8')
const key = readFileSync(new URL('key.pem', fixtures), 'utf8')

/** The response of a server: headers and a body, or a listener that responds freely. */
export type Answer = {
  headers?: Record<string, string>
  status?: number
  body?: string | Uint8Array
}

/**
 * A simulated internet on loopback: servers stand for public addresses, and one more for the internal network. Any
 * connection to an address without a server, above all an internal one, reaches that one, which only counts.
 */
export class PublicHosts {
  readonly names = new Map<string, string[]>()
  /** Connections to addresses without a server. */
  strayed = 0
  /** The names looked up, in order. */
  readonly lookups: string[] = []
  /** The requests to the servers started with `http` and `https`, in order. */
  readonly requests: IncomingMessage[] = []
  private readonly ports = new Map<string, number>()
  private readonly servers: Server[] = []
  private readonly sockets = new Set<Socket>()
  private innerPort = 0

  static async open(): Promise<PublicHosts> {
    const hosts = new PublicHosts()
    const inner = createServer((socket) => {
      hosts.strayed++
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nsecret')
    })
    hosts.innerPort = await hosts.listen(inner)
    return hosts
  }

  /** Starts a site; returns its address. */
  http(name: string, answer: Answer | RequestListener, port = 80): Promise<string> {
    return this.put(name, port, http.createServer(this.listener(answer)))
  }

  https(name: string, answer: Answer | RequestListener): Promise<string> {
    return this.put(
      name,
      443,
      https.createServer({ key, cert: certificate }, this.listener(answer)),
    )
  }

  /** Starts a server that writes raw bytes to the connection, once it has read the request. */
  raw(name: string, serve: (socket: Socket) => void, port = 80): Promise<string> {
    return this.put(
      name,
      port,
      createServer((socket) => socket.once('data', () => serve(socket))),
    )
  }

  fetch(url: string, options: FetchOptions = {}) {
    return fetchPage(url, { ...this.options(), ...options })
  }

  /** What leads a fetch to these hosts. */
  options(): FetchOptions {
    return {
      authorities: [certificate],
      resolve: async (host) => {
        this.lookups.push(host)
        const found = this.names.get(host)
        if (!found) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
        return found
      },
      reach: (address, port) => this.reach(address, port),
    }
  }

  reach(address: string, port: number): { address: string; port: number } {
    return { address: '127.0.0.1', port: this.ports.get(`${address} ${port}`) ?? this.innerPort }
  }

  /** Returns the sentence with which an address is refused. */
  async refusal(url: string, options: FetchOptions = {}): Promise<string> {
    const error = await this.fetch(url, options).then(
      () => null,
      (cause: unknown) => cause,
    )
    expect(error).toBeInstanceOf(YoujuError)
    expect(error).toMatchObject({ code: 'url_refused' })
    const { message } = error as YoujuError
    expect(message).toMatch(/^[^。\n]+：请[^。\n]+。$/)
    return message
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await Promise.all(this.servers.map((server) => new Promise((done) => server.close(done))))
  }

  private listener(answer: Answer | RequestListener): RequestListener {
    return (request: IncomingMessage, response: ServerResponse) => {
      this.requests.push(request)
      if (typeof answer === 'function') return answer(request, response)
      response.writeHead(answer.status ?? 200, answer.headers ?? {})
      response.end(answer.body ?? '')
    }
  }

  private async put(name: string, port: number, server: Server): Promise<string> {
    const known = this.names.get(name)?.[0]
    const address = known ?? `93.184.216.${this.names.size + 1}`
    this.names.set(name, [address])
    this.ports.set(`${address} ${port}`, await this.listen(server))
    return address
  }

  private async listen(server: Server): Promise<number> {
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => this.sockets.delete(socket))
    })
    this.servers.push(server)
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    return (server.address() as AddressInfo).port
  }
}
