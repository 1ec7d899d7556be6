import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js'
import type { AuditEntry } from '../../../domain/index.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { embedMessage, textMessage } from '../../discord/bot-message.js'
import { descriptionRoom, fitLines, joinedLength } from '../../discord/fit.js'
import { escapeMarkdown, oneLine, shownTime } from '../../discord/markdown.js'
import type { Exchange, Subcommand } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import type { ModerationWords } from '../../messages/moderation/wording.js'
import { shownUser } from '../lines.js'
import { confirmButtons } from '../step.js'

const MOST_AUDITED = 10

export const history: Subcommand = {
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'history',
    ...localised((commands) => commands['corpus history']),
  },
  run: onHistory,
}

export const rollback: Subcommand = {
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'rollback',
    ...localised((commands) => commands['corpus rollback']),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'version',
        ...localised((commands) => commands['corpus rollback'].options.version),
        required: true,
        autocomplete: true,
      },
    ],
  },
  run: onRollback,
  suggest: suggestVersions,
}

/** Shows the versions that are kept, and what was done lately. */
async function onHistory(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, context } = exchange
  const words = exchange.words.moderation
  const versions = await context.service.history()
  const audited = await context.state.audited(MOST_AUDITED)
  const lines = versions.map(({ version, inService, holds }) =>
    words.historyLine(
      version,
      shownTime(holds?.createdAt ?? ''),
      holds?.articles ?? null,
      inService,
    ),
  )
  const kept = lines.length > 0 ? lines : [words.historyNothing]
  const upper = [
    ...fitLines(kept, descriptionRoom / 2, words.planMore).lines,
    ...(audited.length > 0 ? ['', `**${words.auditTitle}**`] : []),
  ]
  const entries = audited.map((entry) => auditedLine(entry, words))
  const lower = fitLines(entries, descriptionRoom - joinedLength(upper), words.planMore)
  const description = [...upper, ...lower.lines].join('\n')
  await interaction.editReply(embedMessage({ title: words.historyTitle, description }))
}

function auditedLine({ at, user, action, outcome, detail }: AuditEntry, words: ModerationWords) {
  const who = shownUser(user, words)
  const what = words.actions[action] ?? escapeMarkdown(action)
  const said = escapeMarkdown(oneLine(detail, 100))
  return `· ${words.auditLine(shownTime(at), who, what, words.outcomes[outcome], said)}`
}

/** Asks for confirmation before another version is put in service. */
async function onRollback(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, context } = exchange
  const words = exchange.words.moderation
  const version = interaction.options.getString('version', true).trim()
  const found = (await context.service.history()).find((each) => each.version === version)
  if (!found || found.inService) {
    const shown = escapeMarkdown(oneLine(version, 60))
    const refusal = found ? words.rollbackSame(shown) : words.rollbackUnknown(shown)
    await interaction.editReply(textMessage(refusal))
    return
  }
  const row = await confirmButtons(exchange, { what: 'rollback', version }, words.buttons.confirm)
  const question = words.rollbackAsk(escapeMarkdown(version), found.holds?.articles ?? null)
  await interaction.editReply(textMessage(question, row))
}

/** Suggests the versions that are kept and not in service. */
async function suggestVersions({
  interaction,
  context: { service },
}: Exchange<AutocompleteInteraction>): Promise<void> {
  const typed = interaction.options.getFocused().trim()
  const versions = (await service.history()).filter(
    ({ version, inService, holds }) => !inService && holds && version.includes(typed),
  )
  await interaction.respond(
    versions.slice(0, 25).map(({ version, holds }) => ({
      name: oneLine(`${version} · ${holds?.articles ?? '—'} · ${holds?.newest ?? ''}`, 100),
      value: version,
    })),
  )
}
