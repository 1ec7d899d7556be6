import type { CallbackBody, Choice, Component, MessageBody, ModalBody } from './bodies.js'
import type { RecordedRequest, Recorder } from './recorder.js'

/** An interaction in progress; its promises settle only when the bot acts. */
export class GivenInteraction {
  constructor(
    readonly id: string,
    readonly token: string,
    private readonly recorder: Recorder,
  ) {}

  /** The body of the callback that acknowledged it. */
  get acknowledged(): Promise<CallbackBody> {
    return this.accepted('POST', `/${this.id}/${this.token}/callback`)
  }

  /** The message as last sent: the accepted edit, or the callback's own message. */
  get answered(): Promise<MessageBody> {
    return this.acknowledged.then(({ type, data }) =>
      type === 4 || type === 7
        ? (data ?? {})
        : this.accepted<MessageBody>('PATCH', `/${this.token}/messages/@original`),
    )
  }

  /** The first message that follows the answer. */
  get followedUp(): Promise<MessageBody> {
    return this.accepted('POST', `/${this.token}`)
  }

  /** The suggestions of an autocomplete. */
  get choices(): Promise<Choice[]> {
    return this.acknowledged.then(({ type, data }) => {
      if (type !== 8) throw new Error(`acknowledged by ${type} instead of suggestions`)
      return (data?.choices ?? []).filter((choice) => choice !== null)
    })
  }

  /** The form that was opened. */
  get modal(): Promise<ModalBody & { components: Component[] }> {
    return this.acknowledged.then(({ type, data }) => {
      if (type !== 9) throw new Error(`acknowledged by ${type} instead of a modal`)
      const { custom_id = '', title = '', components } = data ?? {}
      return { custom_id, title, components: components ?? [] }
    })
  }

  /** Resolves to the body of the first such request that was carried out, past or future. */
  private async accepted<Body>(method: string, suffix: string): Promise<Body> {
    const matches = (request: RecordedRequest) =>
      request.method === method && request.status < 300 && request.path.endsWith(suffix)
    return (await this.recorder.request(matches)).body as Body
  }
}
