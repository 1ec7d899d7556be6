import type { ButtonInteraction } from 'discord.js'
import type { Step } from '../../../app.js'
import type { BotLog } from '../../contract.js'
import { textMessage } from '../../discord/bot-message.js'
import type { Row } from '../../discord/components.js'
import { describeError } from '../../failures/failure.js'
import type { Exchange } from '../../feature.js'
import { newsTurned } from '../../news/turned.js'
import { audit } from '../guard.js'
import { confirmButtons } from '../step.js'
import { planMessage } from './plan.js'
import { Progress } from './progress.js'
import { type Ended, endedBy, endedWith } from './report.js'

type RefreshStep = Extract<Step, { what: 'refresh' }>

/** Refreshes what was planned and confirmed; where the corpus has changed since, shows the new plan instead. */
export async function runRefresh(
  exchange: Exchange<ButtonInteraction>,
  step: RefreshStep,
): Promise<void> {
  // Where the corpus cannot be read, the refresh itself fails, and that is told and written down.
  const corpus = await exchange.context.service.digest().catch(() => step.corpus)
  if (step.corpus === null || corpus === step.corpus) return refresh(exchange, step)
  const plan = await planMessage(exchange, exchange.words.moderation.corpusChanged)
  await exchange.interaction.editReply(plan)
}

/**
 * Brings the corpus into service, shows how far it is, and writes down its beginning and its end. What cannot be shown
 * or noted on the way does not keep it from being done: the step that was confirmed is used up.
 */
async function refresh(exchange: Exchange<ButtonInteraction>, step: RefreshStep): Promise<void> {
  const { interaction, words, context } = exchange
  const { log, state } = context
  const id = await begun(exchange)
  await interaction
    .editReply(textMessage(words.moderation.started))
    .catch((error) => log.warn({ err: describeError(error) }, '没能说刷新已经开始'))
  const progress = new Progress(exchange, async (channel, message) => {
    if (id !== null) await state.refreshShownIn(id, channel, message).catch(notNoted(log))
  })
  await progress.begin()
  const from = await context.service.versionInService().catch(() => null)
  const { message, outcome, detail, to } = await ended(exchange, step, progress)
  await progress.conclude(message)
  await audit(exchange, 'corpus.refresh', outcome, detail)
  if (id !== null) await state.endRefresh(id).catch(notNoted(log))
  if (to !== null && to !== from) await newsTurned(context, { from, to })
  const turned = to === null ? 0 : await state.countTurned().catch(() => 0)
  if (turned > 0) {
    const line = words.moderation.turnedSince(turned)
    const allowedMentions = { parse: [] as [], repliedUser: false as const }
    await progress.conclude({ ...message, content: line, allowedMentions })
  }
}

/** Notes that it has begun, for whoever starts after a crash; null where that cannot be noted. */
async function begun(exchange: Exchange<ButtonInteraction>): Promise<string | null> {
  const { interaction, locale, context } = exchange
  const at = new Date(context.now()).toISOString()
  const user = interaction.user.id
  const id = await context.state.beginRefresh({ user, locale, at }).catch((error) => {
    notNoted(context.log)(error)
    return null
  })
  await audit(exchange, 'corpus.refresh', 'started', '')
  return id
}

const notNoted = (log: BotLog) => (error: unknown) =>
  log.error({ err: describeError(error) }, '没有记下刷新的进展')

/** Never rejects. */
async function ended(
  exchange: Exchange<ButtonInteraction>,
  step: RefreshStep,
  progress: Progress,
): Promise<Ended> {
  const { words, context } = exchange
  const { service, log, stopping: signal } = context
  try {
    const { evenIfWorse } = step
    const report = await service.ingest({ evenIfWorse, signal, onProgress: progress.update })
    const { damagedVectors } = report
    if (damagedVectors > 0) log.warn({ damagedVectors }, '向量缓存有记录残缺或损坏，已重新计算')
    const again = report.published ? [] : await againButtons(exchange, step)
    return endedWith(report, again, words.moderation)
  } catch (error) {
    return endedBy(error, words, log)
  }
}

/** The buttons that bring a version into service that answered worse; without them, the report is shown all the same. */
async function againButtons(
  exchange: Exchange<ButtonInteraction>,
  step: RefreshStep,
): Promise<Row[]> {
  const { refreshAnyway } = exchange.words.moderation.buttons
  try {
    return [await confirmButtons(exchange, { ...step, evenIfWorse: true }, refreshAnyway)]
  } catch (error) {
    notNoted(exchange.context.log)(error)
    return []
  }
}
