import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js'
import { textMessage } from '../../discord/bot-message.js'
import { partsOf } from '../../discord/components.js'
import type { Exchange, SlashCommand, Subcommand, SubcommandGroup } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import type { Doing } from '../../messages/moderation/wording.js'
import { onCancel, onConfirm } from '../confirm.js'
import { feeds } from '../feeds/command.js'
import { isModerator, isRefused } from '../guard.js'
import { onPlanButton, refresh } from '../refresh/plan.js'
import { add, onPasted, pasted } from './add.js'
import { history, rollback } from './history.js'
import { notify } from './notify.js'
import { remove } from './remove.js'
import { status } from './status.js'
import { turned } from './turned.js'

const subcommands: readonly (Subcommand | SubcommandGroup)[] = [
  ...[status, add, remove, refresh, history, rollback, turned, notify],
  feeds,
]

export const corpus: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'corpus',
    ...localised((commands) => commands.corpus),
    default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
    options: subcommands.map(({ data }) => data),
  },
  run: onCorpus,
  suggest,
  buttons: { plan: onPlanButton, confirm: onConfirm, cancel: onCancel },
  modals: { [pasted]: onPasted },
}

/** What a moderator was about in an interaction: where it was a wrong use, what they are told depends on it. */
export function doingOf(interaction: RepliableInteraction): Doing | null {
  if (interaction.isModalSubmit()) return partsOf(interaction.customId)[0] === pasted ? 'add' : null
  if (!interaction.isChatInputCommand() || interaction.commandName !== corpus.data.name) return null
  const name = nameOf(interaction)
  return name === 'add' || name === 'remove' ? name : null
}

/** The name of the subcommand, or of the group that it stands in. */
function nameOf({ options }: ChatInputCommandInteraction | AutocompleteInteraction): string {
  return options.getSubcommandGroup(false) ?? options.getSubcommand()
}

async function onCorpus(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const { interaction, words } = exchange
  const name = nameOf(interaction)
  const own = name === feeds.data.name ? `.${interaction.options.getSubcommand()}` : ''
  if (await isRefused(exchange, `corpus.${name}${own}`)) return
  const subcommand = subcommands.find(({ data }) => data.name === name)
  if (subcommand) return subcommand.run(exchange)
  await interaction.reply({ ...textMessage(words.unknownAction), flags: MessageFlags.Ephemeral })
}

/** Suggests nothing to who may not use it: titles are no secret, but the versions are not theirs. */
async function suggest(exchange: Exchange<AutocompleteInteraction>): Promise<void> {
  const { interaction } = exchange
  const name = nameOf(interaction)
  const subcommand = subcommands.find(({ data }) => data.name === name)
  if (isModerator(exchange) && subcommand?.suggest) await subcommand.suggest(exchange)
  else await interaction.respond([])
}
