import { DiscordAPIError, MessageFlags, RESTJSONErrorCodes } from 'discord.js'
import type { BotLog } from '../contract.js'
import { describeError } from '../failures/failure.js'
import type { Exchange } from '../feature.js'

interface Acknowledgeable {
  deferred: boolean
  ephemeral: boolean | null
}

interface Deferrable extends Acknowledgeable {
  deferReply(options: { flags?: MessageFlags.Ephemeral }): Promise<unknown>
}

interface Updatable extends Acknowledgeable {
  deferUpdate(): Promise<unknown>
}

/**
 * Acknowledges an interaction with a reply that comes later; `isPrivate` fixes whether only its user will see it.
 * @returns false when Discord has given the interaction up: then there is nobody to answer
 */
export function acknowledged(
  { interaction, context: { log } }: Exchange<Deferrable>,
  { isPrivate }: { isPrivate: boolean },
): Promise<boolean> {
  return isTaken(log, async () => {
    await counted(interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}))
    // discord.js sets these itself, but only where the answer to the acknowledgement arrived.
    interaction.deferred = true
    interaction.ephemeral = isPrivate
  })
}

/** The same where what follows changes the message that the component stands in. */
export function acknowledgedUpdate({
  interaction,
  context: { log },
}: Exchange<Updatable>): Promise<boolean> {
  return isTaken(log, async () => {
    await counted(interaction.deferUpdate())
    interaction.deferred = true
  })
}

/**
 * Whether an error only says that Discord has the acknowledgement already: the answer to it was lost, and discord.js
 * sent it again.
 */
export function wasAcknowledged(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  )
}

async function counted(acknowledgement: Promise<unknown>): Promise<void> {
  await acknowledgement.catch((error) => {
    if (!wasAcknowledged(error)) throw error
  })
}

async function isTaken(log: BotLog, acknowledge: () => Promise<void>): Promise<boolean> {
  try {
    await acknowledge()
    return true
  } catch (error) {
    log.error({ err: describeError(error) }, '没能及时确认这次操作，Discord 已放弃它')
    return false
  }
}
