import { MessageFlags, type RepliableInteraction } from 'discord.js'
import type { AuditEntry } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { describeError } from '../failure.js'
import type { BotLocale } from '../locale.js'
import { moderationWordsIn } from '../messages/moderation/words.js'
import { textMessage } from '../shown/bot-message.js'
import { isModerator } from './roles.js'

/** Writes down what the user of an interaction did, or tried to do. */
export function audit(
  { user }: RepliableInteraction,
  action: string,
  outcome: AuditEntry['outcome'],
  detail: string,
  context: BotContext,
): Promise<void> {
  return auditOf(user.id, action, outcome, detail, context)
}

/** Writes down what somebody did. */
export async function auditOf(
  user: string,
  action: string,
  outcome: AuditEntry['outcome'],
  detail: string,
  { state, log, now }: BotContext,
): Promise<void> {
  const at = new Date(now()).toISOString()
  await state
    .audit({ at, user, action, outcome, detail: detail.slice(0, 500) })
    .catch((error) => log.error({ err: describeError(error) }, '没有记下管理操作'))
  log.info({ user, action, outcome }, '管理操作')
}

/**
 * Whether the user may moderate, asked again at each step. Who may not is told so, and the attempt is written down.
 * Nothing is awaited before that is decided, so that the interaction can still be acknowledged.
 */
export async function isRefused(
  interaction: RepliableInteraction,
  action: string,
  locale: BotLocale,
  context: BotContext,
): Promise<boolean> {
  if (isModerator(interaction, context.settings)) return false
  const refusal = textMessage(moderationWordsIn(locale).refused)
  try {
    await interaction.reply({ ...refusal, flags: MessageFlags.Ephemeral })
  } finally {
    await audit(interaction, action, 'refused', '', context)
  }
  return true
}
