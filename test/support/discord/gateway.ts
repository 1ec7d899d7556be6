import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import {
  carries,
  intent,
  type MessageEvent,
  op,
  type Shard,
  serverOf,
  unreadable,
  write,
} from './gateway-protocol.js'
import { applicationPayload, guildPayload, userPayload } from './payloads.js'
import type { DiscordState } from './state.js'

interface Session {
  id: string
  intents: number
  shard: Shard
  /** Everything dispatched so far, to be replayed on resuming; the index is the sequence number minus 1. */
  events: { t: string; d: object }[]
  socket: WebSocket | null
}

/** The gateway: sessions, heartbeats and dispatches over WebSocket. */
export class Gateway {
  private readonly sockets: WebSocketServer
  private readonly sessions = new Map<string, Session>()
  private readonly waiting: (() => void)[] = []
  private drop: { t: string; when: 'before' | 'after' } | null = null
  private url = ''
  /** Frames sent between READY and the first guild, while a client queues events. */
  readonly early: string[] = []
  /** Connections whose greeting is held back; null if none are. */
  private kept: WebSocket[] | null = null

  constructor(
    http: Server,
    private readonly state: DiscordState,
  ) {
    this.sockets = new WebSocketServer({ server: http })
    this.sockets.on('connection', (socket) => {
      if (this.kept) this.kept.push(socket)
      else this.connect(socket)
    })
  }

  listenAt(url: string): void {
    this.url = url
  }

  /** Sends an event to the sessions of the shard of its server, or of the first shard where it has none. */
  dispatch(t: string, d: object): void {
    for (const session of this.sessionsOf(serverOf(d))) this.send(session, t, d)
  }

  /** Sends a message to the sessions that may see it; its content only to those that may read it. */
  dispatchMessage({ payload, direct, ofBot }: MessageEvent): void {
    for (const session of this.sessionsOf(serverOf(payload))) {
      const needed = direct ? intent.directMessages : intent.guildMessages
      if (!(session.intents & needed)) continue
      const readable = direct || ofBot || session.intents & intent.messageContent
      this.send(session, 'MESSAGE_CREATE', readable ? payload : { ...payload, ...unreadable })
    }
  }

  /** The number of clients that are logged in and connected. */
  get connections(): number {
    return [...this.sessions.values()].filter(({ socket }) => socket !== null).length
  }

  /** The number of open connections, logged in or not. */
  get openSockets(): number {
    return this.sockets.clients.size
  }

  /** Resolves when a client next identifies itself or resumes. */
  nextConnection(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  /** Cuts every connection without a close frame. */
  dropConnections(): void {
    for (const socket of this.sockets.clients) socket.terminate()
  }

  /** Cuts every connection without a close frame, and greets no new one until the returned function is called. */
  keepDropped(): () => void {
    this.kept = []
    this.dropConnections()
    return () => {
      const kept = this.kept ?? []
      this.kept = null
      for (const socket of kept) this.connect(socket)
    }
  }

  /**
   * Cuts every connection around the next event of this kind: before it is sent, so that it arrives only when the
   * client resumes, or right after.
   */
  dropAtNext(t: string, when: 'before' | 'after'): void {
    this.drop = { t, when }
  }

  /** Sends a frame unchanged over every connection. */
  sendFrame(frame: string | Buffer): void {
    for (const socket of this.sockets.clients) socket.send(frame)
  }

  /** Closes every connection with this code. */
  closeConnections(code: number): void {
    for (const socket of this.sockets.clients) socket.close(code)
  }

  /** Asks every client to connect again and resume. */
  askForReconnect(): void {
    for (const socket of this.sockets.clients) write(socket, { op: op.reconnect, d: null })
  }

  /** Ends every session; clients must identify again. */
  invalidateSessions(): void {
    this.sessions.clear()
    for (const socket of this.sockets.clients) write(socket, { op: op.invalidSession, d: false })
  }

  async close(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate()
    await new Promise((resolve) => this.sockets.close(resolve))
  }

  private connect(socket: WebSocket): void {
    let session: Session | null = null
    write(socket, { op: op.hello, d: { heartbeat_interval: 41_250 } })
    socket.on('message', (data) => {
      const packet = JSON.parse(String(data)) as { op: number; d: Record<string, unknown> }
      if (packet.op === op.heartbeat) write(socket, { op: op.heartbeatAck })
      else if (packet.op === op.identify) session = this.identify(socket, packet.d)
      else if (packet.op === op.resume) session = this.resume(socket, packet.d)
      else if (packet.op !== op.presence) socket.close(4001, 'Unknown opcode.')
    })
    socket.on('close', (code) => {
      if (session?.socket === socket) session.socket = null
      // A client that closes with 1000 or 1001 ends its session.
      if (session && (code === 1000 || code === 1001)) this.sessions.delete(session.id)
    })
  }

  private identify(socket: WebSocket, d: Record<string, unknown>): Session | null {
    const intents = Number(d.intents)
    if (d.token !== this.state.token) {
      socket.close(4004, 'Authentication failed.')
      return null
    }
    if (intents & intent.messageContent && !this.state.mayReadContent) {
      socket.close(4014, 'Disallowed intent(s).')
      return null
    }
    const shard = (d.shard as Shard | undefined) ?? [0, 1]
    const session: Session = { id: this.state.snowflake(), intents, shard, events: [], socket }
    const guilds = [...this.state.guilds.keys()].filter((id) => carries(shard, id))
    this.sessions.set(session.id, session)
    this.send(session, 'READY', {
      v: 10,
      user: userPayload(this.state.bot),
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      shard,
      application: applicationPayload(this.state),
    })
    for (const frame of this.early) socket.send(frame)
    for (const id of guilds) {
      this.send(session, 'GUILD_CREATE', guildPayload(this.state, id))
    }
    this.connected()
    return session
  }

  private resume(socket: WebSocket, d: Record<string, unknown>): Session | null {
    const session = this.sessions.get(String(d.session_id))
    if (d.token !== this.state.token) {
      socket.close(4004, 'Authentication failed.')
      return null
    }
    if (!session) {
      write(socket, { op: op.invalidSession, d: false })
      return null
    }
    session.socket = socket
    for (const [index, event] of session.events.entries()) {
      if (index >= Number(d.seq)) write(socket, { op: op.dispatch, s: index + 1, ...event })
    }
    this.send(session, 'RESUMED', {})
    this.connected()
    return session
  }

  private sessionsOf(guild: string | null): Session[] {
    return [...this.sessions.values()].filter(({ shard }) => carries(shard, guild))
  }

  private connected(): void {
    for (const resolve of this.waiting.splice(0)) resolve()
  }

  private send(session: Session, t: string, d: object): void {
    session.events.push({ t, d })
    const { socket } = session
    if (!socket) return
    const drop = this.drop?.t === t ? this.drop : null
    if (drop) this.drop = null
    const packet = { op: op.dispatch, s: session.events.length, t, d }
    if (drop?.when !== 'before') write(socket, packet, () => drop && socket.terminate())
    else socket.terminate()
  }
}
