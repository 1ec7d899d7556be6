import { DiscordAPIError, MessageFlags, RESTJSONErrorCodes } from 'discord.js'
import type { BotLog } from './contract.js'
import { describeError } from './failure.js'

/** The part of an interaction that is needed here. */
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
 * Acknowledges an interaction, which fixes whether only its user sees the reply. False when Discord has given it up:
 * then there is nobody to tell.
 */
export function acknowledged(
  interaction: Deferrable,
  { isPrivate }: { isPrivate: boolean },
  log: BotLog,
): Promise<boolean> {
  return isTaken(log, async () => {
    await counted(interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {}))
    // discord.js notes this itself, but only where the answer arrived.
    interaction.deferred = true
    interaction.ephemeral = isPrivate
  })
}

/** The same where what follows changes the message that the component stands in. */
export function acknowledgedUpdate(interaction: Updatable, log: BotLog): Promise<boolean> {
  return isTaken(log, async () => {
    await counted(interaction.deferUpdate())
    interaction.deferred = true
  })
}

/** Whether an acknowledgement counts that was refused: its first answer was lost, and it was sent again. */
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
