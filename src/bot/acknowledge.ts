import { DiscordAPIError, MessageFlags, RESTJSONErrorCodes } from 'discord.js'
import type { BotLog } from './contract.js'
import { describeError } from './failure.js'

/** The part of an interaction that is needed here. */
interface Deferrable {
  deferReply(options: { flags?: MessageFlags.Ephemeral }): Promise<unknown>
}

/**
 * Acknowledges an interaction, which fixes whether only its user sees the reply. False when Discord has given it up:
 * then there is nobody to tell.
 */
export async function acknowledged(
  interaction: Deferrable,
  { isPrivate }: { isPrivate: boolean },
  log: BotLog,
): Promise<boolean> {
  try {
    await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {})
    return true
  } catch (error) {
    if (wasAcknowledged(error)) return true
    log.error({ err: describeError(error) }, '没能及时确认这次操作，Discord 已放弃它')
    return false
  }
}

/** An acknowledgement whose answer was lost is sent again, and refused although it counts. */
function wasAcknowledged(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  )
}
