import {
  type BaseInteraction,
  GuildMember,
  MessageFlags,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js'
import { type AuditEntry, auditEntry, moderates } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { textMessage } from '../discord/bot-message.js'
import { describeError } from '../failures/failure.js'
import type { Exchange } from '../feature.js'

/**
 * Whether the user may moderate, by the roles they have at this moment. Where no role is configured, those may who may
 * manage the server.
 */
export function isModerator({ interaction, context }: Exchange<BaseInteraction>): boolean {
  const { moderatorRoles } = context.settings
  const { member } = interaction
  if (!member) return false
  const ids = member instanceof GuildMember ? [...member.roles.cache.keys()] : member.roles
  const roles = ids.map((id) => ({ id, name: interaction.guild?.roles.cache.get(id)?.name }))
  const mayManageServer = interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild)
  return moderates({ roles, mayManageServer: mayManageServer ?? false }, moderatorRoles)
}

/**
 * Refuses who may not moderate, which is asked again at each step: they are told so, and the attempt is written down.
 * Nothing is awaited before that is decided, so that the interaction can still be acknowledged.
 */
export async function isRefused(
  exchange: Exchange<RepliableInteraction>,
  action: string,
): Promise<boolean> {
  if (isModerator(exchange)) return false
  const refusal = textMessage(exchange.words.moderation.refused)
  try {
    await exchange.interaction.reply({ ...refusal, flags: MessageFlags.Ephemeral })
  } finally {
    await audit(exchange, action, 'refused', '')
  }
  return true
}

/** Writes down what the user of an interaction did, or tried to do. */
export function audit(
  { interaction, context }: Exchange<RepliableInteraction>,
  action: string,
  outcome: AuditEntry['outcome'],
  detail: string,
): Promise<void> {
  return auditOf(interaction.user.id, action, outcome, detail, context)
}

/** Writes down what somebody did. */
export async function auditOf(
  user: string,
  action: string,
  outcome: AuditEntry['outcome'],
  detail: string,
  { state, log, now }: BotContext,
): Promise<void> {
  await state
    .audit(auditEntry(now(), { user, action, outcome, detail }))
    .catch((error) => log.error({ err: describeError(error) }, '没有记下管理操作'))
  log.info({ user, action, outcome }, '管理操作')
}
