import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Acting, findMessage, type MessageRef } from './acting.js'
import { ManualClock } from './clock.js'
import type { AutocompleteGiven, CommandGiven } from './command-data.js'
import { type Fault, Faults } from './faults.js'
import { Gateway } from './gateway.js'
import type { GivenInteraction } from './given-interaction.js'
import { Interactions, type MenuGiven } from './interactions.js'
import type { ModalValues } from './modal-data.js'
import { authorized } from './oauth.js'
import { channelPayload } from './payloads.js'
import { meet } from './persons.js'
import { RateLimits } from './rate-limits.js'
import { type RecordedRequest, Recorder } from './recorder.js'
import { answerRequest } from './rest.js'
import { type Shown, shownMessage } from './shown.js'
import { DiscordState, type User } from './state.js'
import { callLine } from './timeline.js'
import {
  followMessage,
  type GivenMessage,
  type MessageGiven,
  messageEvent,
  writeMessage,
} from './written-message.js'

export interface DiscordServerOptions {
  token?: string
  /** Whether the application may request the content of messages; true by default. */
  mayReadContent?: boolean
  /**
   * Whether the limits for all requests together apply. They use a clock that stands still until a test moves it, so
   * only tests about them need this.
   */
  limitsRates?: boolean
}

/** Discord on 127.0.0.1: REST and gateway, with a guild and its users; tests may add more before the bot starts. */
export class DiscordServer {
  readonly clock = new ManualClock()
  readonly rates = new RateLimits(() => this.clock.now())
  private readonly startedAt = this.clock.now()
  readonly state: DiscordState
  readonly gateway: Gateway
  private readonly recorder = new Recorder()
  private readonly faults = new Faults()
  private readonly interactions: Interactions
  private readonly http = createServer()
  private port = 0

  constructor({
    token = 'token-of-the-bot',
    mayReadContent = true,
    limitsRates = false,
  }: DiscordServerOptions) {
    this.state = new DiscordState(token, this.clock, mayReadContent)
    this.gateway = new Gateway(this.http, this.state)
    this.interactions = new Interactions(this.state, this.gateway, this.recorder)
    const parts = {
      rates: limitsRates ? this.rates : null,
      state: this.state,
      gateway: this.gateway,
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
    this.state.cdnUrl = `http://127.0.0.1:${this.port}`
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

  /** Resolves to the first request with this method and path, past or future. */
  request(method: string, path: RegExp): Promise<RecordedRequest> {
    return this.recorder.request((request) => request.method === method && path.test(request.path))
  }

  /** Every request as a line, with the time since the server started. */
  get calls(): string[] {
    return this.requests.map((request) => callLine(request, this.startedAt))
  }

  /** Returns what a person now sees of a message, or of the one that answers an interaction. */
  shown(message: MessageRef): Shown {
    return shownMessage(findMessage(this.state, message))
  }

  /** Returns everything that is now in a channel or thread, in order. */
  shownIn(channelId: string): Shown[] {
    const messages = [...this.state.messages.values()]
    return messages.filter((message) => message.channelId === channelId).map(shownMessage)
  }

  /** Returns the ids of the messages for an interaction: its answer and the follow-ups. */
  answersTo({ id }: { id: string }): string[] {
    const messages = [...this.state.messages.values()]
    return messages.filter(({ interaction }) => interaction?.id === id).map((message) => message.id)
  }

  /** Resolves to the first matching request, past or future. */
  requestThat(matches: (request: RecordedRequest) => boolean): Promise<RecordedRequest> {
    return this.recorder.request(matches)
  }

  /**
   * Answers requests with a fault instead of the route, e.g. 500, or 429 with a retry time; returns a function that
   * ends it.
   */
  fail(fault: Fault): () => void {
    return this.faults.add(fault)
  }

  /** A person uses a slash command. */
  interaction(given: CommandGiven): GivenInteraction {
    return this.interactions.command(given)
  }

  /** A person types into an option of a command. */
  autocomplete(given: AutocompleteGiven): GivenInteraction {
    return this.interactions.autocomplete(given)
  }

  /** A person uses a message menu command. */
  useMenu(given: MenuGiven): GivenInteraction {
    return this.interactions.useMenu(given)
  }

  /** A person presses a button that was not shown to them, on any message. */
  pressForged(message: MessageRef, customId: string, acting: Acting = {}): GivenInteraction {
    return this.interactions.forge(3, { custom_id: customId, component_type: 2 }, acting, message)
  }

  /** A person submits a form that was not shown to them. */
  submitForged(customId: string, values: Record<string, string>, acting: Acting = {}) {
    const components = Object.entries(values).map(([id, value]) => ({
      type: 1,
      components: [{ type: 4, custom_id: id, value }],
    }))
    return this.interactions.forge(5, { custom_id: customId, components }, acting)
  }

  /** A person presses a button, identified by its custom_id or label; throws if there is none. */
  press(message: MessageRef, button: string, acting: Acting = {}): GivenInteraction {
    return this.interactions.press(message, button, acting)
  }

  /** A person chooses options of a select, identified by its custom_id or placeholder. */
  select(
    message: MessageRef,
    select: string,
    chosen: string[],
    acting: Acting = {},
  ): GivenInteraction {
    return this.interactions.select(message, select, chosen, acting)
  }

  /** A person fills in and submits the modal that an interaction opened. */
  submitModal(opener: { id: string }, values: ModalValues, acting: Acting = {}): GivenInteraction {
    return this.interactions.submitModal(opener, values, acting)
  }

  /** A person, or another bot, writes a message. */
  message(given: MessageGiven): GivenMessage {
    const message = writeMessage(this.state, given)
    meet(this.state, this.gateway, message.author)
    const following = followMessage(this.recorder, message.id)
    this.gateway.dispatchMessage(messageEvent(this.state, message))
    return following
  }

  /** A person opens a thread, from a message or without one; returns its id. */
  openThread({
    name,
    message,
    parent,
  }: {
    name: string
    message?: string
    parent?: string
  }): string {
    const thread = this.state.addChannel({
      ...(message ? { id: message } : {}),
      name,
      type: 11,
      parentId: parent ?? this.state.channelId,
      ownerId: this.state.person.id,
    })
    const payload = { ...channelPayload(this.state, thread), newly_created: true }
    this.gateway.dispatch('THREAD_CREATE', payload)
    return thread.id
  }

  /** Adds a server with one text channel; before the bot logs in. */
  addGuild(name: string): { guildId: string; channelId: string } {
    const guildId = this.state.addGuild(name)
    return { guildId, channelId: this.state.addChannel({ type: 0, name: '大厅', guildId }).id }
  }

  /** A person agrees, or not, to what the address of an application asks for; returns where they are led back to. */
  agree(address: URL, user: User, isAgreed = true): URL {
    return authorized(this.state, address, user, isAgreed)
  }

  /** Creates another person, with roles and permissions. */
  person(parts: Omit<Partial<User>, 'id' | 'bot'> = {}): User {
    const user = { username: 'another', ...parts, id: this.state.snowflake(), bot: false }
    meet(this.state, this.gateway, user)
    return user
  }

  async close(): Promise<void> {
    await this.gateway.close()
    this.http.closeAllConnections()
    await new Promise((resolve) => this.http.close(resolve))
  }
}

/** Starts a server; the caller closes it. */
export async function startDiscordServer(
  options: DiscordServerOptions = {},
): Promise<DiscordServer> {
  const server = new DiscordServer(options)
  await server.listen()
  return server
}
