import type { ButtonInteraction, Message } from 'discord.js'
import { type BotMessage, textMessage } from '../../discord/bot-message.js'
import { isRefusal } from '../../discord/refused.js'
import { describeError } from '../../failures/failure.js'
import type { Exchange } from '../../feature.js'
import type { ModerationWords } from '../../messages/moderation/wording.js'

type Stage = keyof ModerationWords['progress']

/** Between two edits, in milliseconds. */
const PAUSE = 2000
const WIDTH = 12

/**
 * Shows how far a refresh is, in one message that is edited now and then: an ordinary message in the channel, which can
 * still be edited when the token of the interaction has expired. Where the bot may not write there, the interaction's
 * reply is used.
 */
export class Progress {
  #lastEdit = Number.NEGATIVE_INFINITY
  #stage: Stage | null = null
  #editing: Promise<unknown> | null = null
  #sent: Message | null = null
  #isReply = false

  constructor(
    readonly exchange: Exchange<ButtonInteraction>,
    /** Hears of each message that shows it from now on. */
    readonly onSent: (channel: string, message: string) => Promise<void>,
  ) {}

  async begin(): Promise<void> {
    const { progressTitle } = this.exchange.words.moderation
    await this.#show(textMessage(`**${progressTitle}**`)).catch(() => {})
  }

  readonly update = (stage: Stage, done: number, total: number | null): void => {
    const { words, context } = this.exchange
    const isSoon = stage === this.#stage && context.now() - this.#lastEdit < PAUSE
    if (this.#editing || isSoon) return
    this.#stage = stage
    this.#lastEdit = context.now()
    const { progress, progressTitle, count } = words.moderation
    const bar = total === null ? '' : `${barOf(done, total)} `
    const text = `**${progressTitle}** · ${progress[stage]}\n${bar}${count(done, total)}`
    // An edit that fails is made up for by the next one.
    this.#editing = this.#show(textMessage(text))
      .catch(() => {})
      .finally(() => {
        this.#editing = null
      })
  }

  /** Shows how it ended, after any edit under way, and by whatever way is left. */
  async conclude(message: BotMessage): Promise<void> {
    await this.#editing
    const { interaction, context } = this.exchange
    const ways = [
      () => this.#show(message),
      () => this.#send(message),
      () => interaction.editReply(message),
      () => interaction.user.send(message),
    ]
    for (const way of ways) {
      try {
        await way()
        return
      } catch (error) {
        context.log.warn({ err: describeError(error) }, '刷新的结果没能送达，换一种方式')
      }
    }
    context.log.error({}, '刷新的结果没能送达')
  }

  /** Whatever fails is tried again the next time. */
  async #show(message: BotMessage): Promise<unknown> {
    if (this.#isReply) return this.exchange.interaction.editReply(message)
    if (this.#sent === null) return this.#send(message)
    try {
      return await this.#sent.edit(message)
    } catch (error) {
      if (!isRefusal(error, 'isGone')) throw error
      return this.#send(message)
    }
  }

  async #send(message: BotMessage): Promise<unknown> {
    const { interaction } = this.exchange
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

/** E.g. ▓▓▓▓▓▓░░░░░░ for half of it. */
function barOf(done: number, total: number): string {
  const share = total <= 0 ? 1 : Math.min(1, Math.max(0, done / total))
  const filled = Math.round(share * WIDTH)
  return `${'▓'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
}
