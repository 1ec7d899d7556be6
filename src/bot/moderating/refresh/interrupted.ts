import type { Client } from 'discord.js'
import type { RefreshBegun } from '../../../domain/index.js'
import type { BotContext } from '../../contract.js'
import { embedMessage } from '../../discord/bot-message.js'
import { channelOf } from '../../discord/channel-of.js'
import { isRefusal } from '../../discord/refused.js'
import { describeError } from '../../failures/failure.js'
import { localeOfDiscord } from '../../messages/locale.js'
import { wordsIn } from '../../messages/words-in.js'
import { auditOf } from '../guard.js'

/** Says of each refresh that a process did not live to end that it was interrupted, in the message that showed its progress. */
export async function reportCutShort(context: BotContext): Promise<void> {
  const { state, log } = context
  const refreshes = await state.refreshesBegun(true).catch((error) => {
    log.error({ err: describeError(error) }, '没能查到被打断的刷新')
    return []
  })
  for (const refresh of refreshes) await reportOne(refresh, context)
}

async function reportOne(refresh: RefreshBegun, context: BotContext): Promise<void> {
  const { client, state, log } = context
  const words = wordsIn(localeOfDiscord(refresh.locale) ?? 'en').moderation
  try {
    const description = words.interrupted(await versionInService(context))
    if (refresh.shownIn !== null) {
      const shown = { title: words.failedTitle, description }
      await edit(refresh.shownIn, shown, client).catch((error) =>
        log.warn({ err: describeError(error) }, '没能在频道里说明刷新被打断了'),
      )
    }
    await auditOf(refresh.user, 'corpus.refresh', 'stopped', description, context)
    await state.endRefresh(refresh.id)
  } catch (error) {
    log.error({ err: describeError(error) }, '没能处理被打断的刷新')
  }
}

async function versionInService({ service }: BotContext): Promise<string | null> {
  return (await service.history()).find(({ inService }) => inService)?.version ?? null
}

/** Edits the message; sends another where it is gone. */
async function edit(
  { channel: id, message }: { channel: string; message: string },
  shown: { title: string; description: string },
  client: Client,
): Promise<void> {
  const channel = await channelOf(client, id)
  if (!channel?.isSendable()) throw new Error('nothing can be sent to this channel')
  try {
    await channel.messages.edit(message, embedMessage(shown))
  } catch (error) {
    if (!isRefusal(error, 'isGone')) throw error
    await channel.send(embedMessage(shown))
  }
}
