import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CallbackBody, MessageBody } from './bodies.js'
import { ManualClock } from './clock.js'
import {
  type CommandGiven,
  interactionPayload,
  type MessageGiven,
  messageEventPayload,
} from './events.js'
import { type Fault, Faults } from './faults.js'
import { Gateway } from './gateway.js'
import { type RecordedRequest, Recorder } from './recorder.js'
import { answerRequest } from './rest.js'
import { DiscordState, type StoredInteraction } from './state.js'

export interface DiscordServerOptions {
  token?: string
  /** Whether the application may ask for the content of messages; it may unless told otherwise. */
  mayReadContent?: boolean
}

/** A command under way; both promises settle only when the bot acts. */
export interface GivenInteraction {
  id: string
  token: string
  /** The body of the callback that acknowledged it. */
  acknowledged: Promise<CallbackBody>
  /** The message as last answered: the accepted edit, or the callback's own message. */
  answered: Promise<MessageBody>
}

export interface GivenMessage {
  id: string
  /** The body of the bot's message that replies to it. */
  reply: Promise<MessageBody>
}

/** Discord on 127.0.0.1: REST and gateway, with one guild, one channel and one person. */
export class DiscordServer {
  readonly clock = new ManualClock()
  readonly state: DiscordState
  readonly gateway: Gateway
  private readonly recorder = new Recorder()
  private readonly faults = new Faults()
  private readonly http = createServer()
  private port = 0

  constructor({ token = 'token-of-the-bot', mayReadContent = true }: DiscordServerOptions) {
    this.state = new DiscordState(token, this.clock)
    this.gateway = new Gateway(this.http, this.state, mayReadContent)
    const parts = {
      state: this.state,
      recorder: this.recorder,
      faults: this.faults,
      gatewayUrl: () => this.gatewayUrl,
    }
    this.http.on('request', (request, response) => {
      answerRequest(request, response, parts).catch((error) => response.destroy(error))
    })
  }

  async listen(): Promise<void> {
    this.http.listen(0, '127.0.0.1')
    await once(this.http, 'listening')
    this.port = (this.http.address() as AddressInfo).port
    this.gateway.listenAt(this.gatewayUrl)
  }

  /** For `DISCORD_API_URL`. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api`
  }

  private get gatewayUrl(): string {
    return `ws://127.0.0.1:${this.port}/`
  }

  get requests(): RecordedRequest[] {
    return this.recorder.requests
  }

  get failures(): RecordedRequest[] {
    return this.recorder.failures
  }

  get unknownRoutes(): RecordedRequest[] {
    return this.recorder.unknownRoutes
  }

  /** The first request with this method and path, past or to come. */
  request(method: string, path: RegExp): Promise<RecordedRequest> {
    return this.recorder.request((request) => request.method === method && path.test(request.path))
  }

  /** Answers requests with a fault instead of the route, e.g. 500, or 429 with a retry time. */
  fail(fault: Fault): void {
    this.faults.add(fault)
  }

  /** A person gives a slash command. */
  interaction(given: CommandGiven): GivenInteraction {
    const interaction: StoredInteraction = {
      id: this.state.snowflake(),
      token: randomUUID(),
      createdAt: this.clock.now(),
      channelId: this.state.channelId,
      acknowledgement: null,
      original: null,
    }
    const { id, token } = interaction
    this.state.interactions.set(id, interaction)
    const accepted = (suffix: string) => (request: RecordedRequest) =>
      request.status < 300 && request.path.endsWith(suffix)
    const acknowledged = this.recorder
      .request(accepted(`/${id}/${token}/callback`))
      .then(({ body }) => body as CallbackBody)
    const edited = this.recorder
      .request(
        (request) =>
          request.method === 'PATCH' && accepted(`/${token}/messages/@original`)(request),
      )
      .then(({ body }) => body as MessageBody)
    const answered = acknowledged.then(({ type, data }) => (type === 4 ? (data ?? {}) : edited))
    this.gateway.dispatch('INTERACTION_CREATE', interactionPayload(this.state, interaction, given))
    return { id, token, acknowledged, answered }
  }

  /** A person, or another bot, writes a message. */
  message(given: MessageGiven): GivenMessage {
    const id = this.state.snowflake()
    const reply = this.recorder
      .request(
        ({ method, path, body, status }) =>
          method === 'POST' &&
          status < 300 &&
          path.endsWith('/messages') &&
          (body as MessageBody).message_reference?.message_id === id,
      )
      .then(({ body }) => body as MessageBody)
    this.gateway.dispatchMessage({
      payload: messageEventPayload(this.state, id, given),
      direct: given.direct ?? false,
      mentionsBot: given.mentions?.some((user) => user.id === this.state.bot.id) ?? false,
    })
    return { id, reply }
  }

  async close(): Promise<void> {
    await this.gateway.close()
    this.http.closeAllConnections()
    await new Promise((resolve) => this.http.close(resolve))
  }
}

/** A listening server; whoever starts it closes it. */
export async function startDiscordServer(
  options: DiscordServerOptions = {},
): Promise<DiscordServer> {
  const server = new DiscordServer(options)
  await server.listen()
  return server
}
