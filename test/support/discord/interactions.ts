import { randomUUID } from 'node:crypto'
import {
  type Acting,
  channelIdOf,
  findMessage,
  type MessageRef,
  userOf,
  viewerOf,
} from './acting.js'
import { type AutocompleteGiven, type CommandGiven, commandData } from './command-data.js'
import type { Gateway } from './gateway.js'
import { GivenInteraction } from './given-interaction.js'
import { type InteractionParts, interactionPayload } from './interaction-payload.js'
import { type ModalValues, modalData } from './modal-data.js'
import { messagePayload } from './payloads.js'
import { meet } from './persons.js'
import type { Recorder } from './recorder.js'
import type { DiscordState, StoredInteraction } from './state.js'
import { pressData, selectData } from './use-component.js'

/** A message menu command, used on that message. */
export interface MenuGiven extends Acting {
  command: string
  message: MessageRef
}

/** Actions of persons that reach the bot as interactions. */
export class Interactions {
  constructor(
    private readonly state: DiscordState,
    private readonly gateway: Gateway,
    private readonly recorder: Recorder,
  ) {}

  command(given: CommandGiven): GivenInteraction {
    const channelId = channelIdOf(this.state, given)
    const data = commandData(this.state, channelId, given)
    return this.send({ ...this.begin(2, given, channelId), name: given.command }, { data })
  }

  autocomplete(given: AutocompleteGiven): GivenInteraction {
    const channelId = channelIdOf(this.state, given)
    const data = commandData(this.state, channelId, given)
    return this.send({ ...this.begin(4, given, channelId), name: given.command }, { data })
  }

  useMenu(given: MenuGiven): GivenInteraction {
    const message = findMessage(this.state, given.message)
    const user = viewerOf(this.state, message, given)
    const data = {
      id: this.state.command(given.command, 3)?.id ?? this.state.snowflake(),
      name: given.command,
      type: 3,
      target_id: message.id,
      resolved: { messages: { [message.id]: messagePayload(this.state, message) } },
    }
    const begun = this.begin(2, { ...given, user }, message.channelId)
    return this.send({ ...begun, name: given.command, messageId: message.id }, { data })
  }

  press(ref: MessageRef, button: string, acting: Acting): GivenInteraction {
    return this.use(ref, acting, pressData(findMessage(this.state, ref), button))
  }

  /** Sends the use of a component or modal with arbitrary data, as a custom client can. */
  forge(type: 3 | 5, data: object, acting: Acting, ref?: MessageRef): GivenInteraction {
    const message = ref === undefined ? undefined : findMessage(this.state, ref)
    const begun = this.begin(type, acting, message?.channelId ?? channelIdOf(this.state, acting))
    const shown = message ? { message: messagePayload(this.state, message) } : {}
    return this.send({ ...begun, messageId: message?.id ?? null }, { data, ...shown })
  }

  select(ref: MessageRef, select: string, chosen: string[], acting: Acting): GivenInteraction {
    return this.use(ref, acting, selectData(findMessage(this.state, ref), select, chosen))
  }

  submitModal(opener: { id: string }, values: ModalValues, acting: Acting): GivenInteraction {
    const opened = this.state.interactions.get(opener.id)
    if (!opened) throw new Error(`no interaction ${opener.id}`)
    const { user, locale, channelId } = opened
    const data = modalData(opened, values)
    const message = opened.type === 3 ? this.state.messages.get(opened.messageId ?? '') : undefined
    const begun = this.begin(5, { user, locale, ...acting }, channelId)
    return this.send(
      { ...begun, messageId: message?.id ?? null },
      { data, ...(message ? { message: messagePayload(this.state, message) } : {}) },
    )
  }

  private use(ref: MessageRef, acting: Acting, data: object): GivenInteraction {
    const message = findMessage(this.state, ref)
    const user = viewerOf(this.state, message, acting)
    const begun = this.begin(3, { ...acting, user }, message.channelId)
    const shown = messagePayload(this.state, message)
    return this.send({ ...begun, messageId: message.id }, { data, message: shown })
  }

  private begin(type: number, acting: Acting, channelId: string): StoredInteraction {
    const user = userOf(this.state, acting)
    meet(this.state, this.gateway, user)
    return {
      id: this.state.snowflake(),
      token: randomUUID(),
      type,
      createdAt: this.state.clock.now(),
      channelId,
      user,
      locale: acting.locale ?? 'zh-CN',
      messageId: null,
      acknowledgement: null,
      originalId: null,
    }
  }

  private send(interaction: StoredInteraction, parts: InteractionParts): GivenInteraction {
    const { id, token } = interaction
    this.state.interactions.set(id, interaction)
    const payload = interactionPayload(this.state, interaction, parts)
    this.gateway.dispatch('INTERACTION_CREATE', payload)
    return new GivenInteraction(id, token, this.recorder)
  }
}
