import type { ButtonInteraction, Message } from 'discord.js'
import type { BotLog } from '../contract.js'
import { describeError } from '../failure.js'
import { isRefusal } from '../refused.js'
import type { BotMessage } from '../shown/bot-message.js'

/**
 * What shows a refresh: an ordinary message in the channel, which can still be edited when the token of the interaction
 * has expired. Where the bot may not write there, the interaction's reply is used.
 */
export class ProgressMessage {
  #sent: Message | null = null
  #isReply = false

  constructor(
    readonly interaction: ButtonInteraction,
    /** Hears of each message that shows it from now on. */
    readonly onSent: (channel: string, message: string) => Promise<void>,
    readonly log: BotLog,
  ) {}

  /** Shows how far it is. Whatever fails is tried again the next time. */
  readonly show = async (message: BotMessage): Promise<{ id: string }> => {
    if (this.#isReply) return this.interaction.editReply(message)
    if (this.#sent === null) return this.#send(message)
    try {
      return await this.#sent.edit(message)
    } catch (error) {
      if (!isRefusal(error, 'isGone')) throw error
      return this.#send(message)
    }
  }

  /** Shows how it ended, by whatever way is left. */
  async conclude(message: BotMessage): Promise<void> {
    const ways = [
      () => this.show(message),
      () => this.#send(message),
      () => this.interaction.editReply(message),
      () => this.interaction.user.send(message),
    ]
    for (const way of ways) {
      try {
        await way()
        return
      } catch (error) {
        this.log.warn({ err: describeError(error) }, '刷新的结果没能送达，换一种方式')
      }
    }
    this.log.error({}, '刷新的结果没能送达')
  }

  async #send(message: BotMessage): Promise<{ id: string }> {
    const { interaction } = this
    try {
      const channel =
        interaction.channel ?? (await interaction.client.channels.fetch(interaction.channelId))
      if (!channel?.isSendable()) throw new Error('nothing can be sent to this channel')
      const sent = await channel.send(message)
      this.#sent = sent
      await this.onSent(sent.channelId, sent.id)
      return sent
    } catch (error) {
      if (!isRefusal(error, 'mayNotWrite')) throw error
      this.#isReply = true
      return interaction.editReply(message)
    }
  }
}
