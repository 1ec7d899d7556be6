import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js'
import { isTimeOfDay, type Subscription } from '../../../domain/index.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { textMessage } from '../../discord/bot-message.js'
import type { Exchange, Subcommand } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import { beginDigests } from '../../schedule/digest.js'
import { audit } from '../guard.js'

/** What ends the daily digest, instead of a time of day. */
const OFF = 'off'

export const notify: Subcommand = {
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'notify',
    ...localised((commands) => commands['corpus notify']),
    options: [
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'reports',
        ...localised((commands) => commands['corpus notify'].options.reports),
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'digest',
        ...localised((commands) => commands['corpus notify'].options.digest),
        max_length: 5,
      },
    ],
  },
  run: onNotify,
}

/** Sets what the channel is told by itself; what an option leaves out stays, and without options it is only shown. */
async function onNotify(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, context } = exchange
  const words = exchange.words.moderation.notify
  const { options, channelId: channel } = interaction
  const digest = options.getString('digest')?.trim().replace('：', ':').padStart(5, '0') ?? null
  const isOff = digest?.endsWith(OFF) ?? false
  if (digest !== null && !isOff && !isTimeOfDay(digest)) {
    await interaction.editReply(textMessage(words.noTime))
    return
  }
  const before = (await context.state.subscriptions()).find((each) => each.channel === channel)
  const reports = options.getBoolean('reports')
  const now: Subscription = {
    channel,
    locale: exchange.locale,
    reports: reports ?? before?.reports ?? false,
    digestAt: isOff ? null : (digest ?? before?.digestAt ?? null),
  }
  if (reports !== null || digest !== null) {
    await context.state.subscribe(now)
    if (digest !== null) await beginDigests(now, context)
    await audit(
      exchange,
      'corpus.notify',
      'done',
      `${channel} ${now.reports} ${now.digestAt ?? OFF}`,
    )
  }
  await interaction.editReply(textMessage(said(now, exchange)))
}

function said({ reports, digestAt }: Subscription, { words, context }: Exchange): string {
  const { notify } = words.moderation
  return [
    notify.reports(reports),
    digestAt === null ? notify.noDigest : notify.digest(digestAt, context.settings.timeZone),
  ].join('\n')
}
