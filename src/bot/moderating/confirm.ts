import { type ButtonInteraction, MessageFlags } from 'discord.js'
import { actionOf, type ListedArticle, type Step } from '../../app.js'
import { VERSIONS_KEPT } from '../../domain/index.js'
import { acknowledgedUpdate } from '../discord/acknowledge.js'
import { textMessage } from '../discord/bot-message.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import { describeError, logFailure, moderatorSentenceFor } from '../failures/failure.js'
import type { Exchange } from '../feature.js'
import { newsTurned } from '../news/turned.js'
import { audit, isRefused } from './guard.js'
import { runRefresh } from './refresh/run.js'
import { stepOf } from './step.js'

/** Does what was confirmed. `given` are the kind of step, whose it is, and its id. */
export async function onConfirm(
  exchange: Exchange<ButtonInteraction>,
  [what = 'confirm', owner, id = '']: readonly string[],
): Promise<void> {
  if (await isRefused(exchange, actionOf(what))) return
  if (await isAnothers(exchange, owner)) return
  if (!(await acknowledgedUpdate(exchange))) return
  const { interaction, words, context } = exchange
  const step = await stepOf(exchange, id)
  if (step === null) await interaction.editReply(textMessage(words.moderation.expired))
  else if (step.what === 'refresh') await context.finish(runRefresh(exchange, step))
  else await carryOut(exchange, step)
}

export async function onCancel(
  exchange: Exchange<ButtonInteraction>,
  [what = 'cancel', owner, id = '']: readonly string[],
): Promise<void> {
  if (await isRefused(exchange, actionOf(what))) return
  if (await isAnothers(exchange, owner)) return
  if (!(await acknowledgedUpdate(exchange))) return
  const { expired, cancelled } = exchange.words.moderation
  const step = await stepOf(exchange, id)
  await exchange.interaction.editReply(textMessage(step === null ? expired : cancelled))
}

/** A step is confirmed or cancelled by who began it; others are told so, and it stays as it is. */
async function isAnothers(
  { interaction, words }: Exchange<ButtonInteraction>,
  owner: string | undefined,
): Promise<boolean> {
  if (owner === interaction.user.id) return false
  const refusal = textMessage(words.moderation.anothers)
  await interaction.reply({ ...refusal, flags: MessageFlags.Ephemeral })
  return true
}

type ShortStep = Exclude<Step, { what: 'refresh' }>

/** What is over in a moment; how it ended stands in place of its buttons, which count no more, and is written down. */
async function carryOut(exchange: Exchange<ButtonInteraction>, step: ShortStep): Promise<void> {
  const { said, outcome, detail, swapped } = await done(step, exchange)
  try {
    await exchange.interaction.editReply(textMessage(said))
  } finally {
    await audit(exchange, `corpus.${step.what}`, outcome, detail)
  }
  if (swapped) await exchange.context.finish(askedAgain(exchange, said, swapped))
}

/** Which versions of the index were and are in service. */
type Swapped = Parameters<typeof newsTurned>[1]

/** Asks earlier answers again, and says for how many the news turned, if it did. */
async function askedAgain(
  { interaction, words, context }: Exchange<ButtonInteraction>,
  said: string,
  swapped: Swapped,
): Promise<void> {
  await newsTurned(context, swapped)
  const turned = await context.state.countTurned().catch(() => 0)
  if (turned === 0) return
  const message = textMessage(`${said}\n${words.moderation.turnedSince(turned)}`)
  await interaction.editReply(message).catch((error) => {
    context.log.warn({ err: describeError(error) }, '没能说有几条旧回答已有新的说法')
  })
}

interface Done {
  said: string
  outcome: 'done' | 'failed'
  detail: string
  /** After a rollback that put another version in service. */
  swapped?: Swapped
}

async function done(step: ShortStep, exchange: Pick<Exchange, 'words' | 'context'>): Promise<Done> {
  const { service, log } = exchange.context
  const words = exchange.words.moderation
  try {
    if (step.what === 'remove') {
      const { file, what, articles } = await service.removeFromCorpus(step.target)
      const [article] = what === 'record' ? articles : []
      const removed = article
        ? words.removedRecord(escapeMarkdown(titleOf(article)), escapeMarkdown(file))
        : words.removed(escapeMarkdown(file))
      const said = `${removed}\n${words.removedRemains(VERSIONS_KEPT)}`
      return { said, outcome: 'done', detail: article ? step.target : file }
    }
    const { version, previous } = await service.rollback(step.version)
    const rolledBack = {
      said: words.rolledBack(version),
      outcome: 'done',
      detail: version,
    } as const
    return previous === version
      ? rolledBack
      : { ...rolledBack, swapped: { from: previous, to: version } }
  } catch (error) {
    logFailure(error, '一次操作没有完成', log)
    const doing = step.what === 'remove' ? step.what : null
    const detail = moderatorSentenceFor(error, exchange.words, doing)
    return { said: detail, outcome: 'failed', detail }
  }
}

const titleOf = ({ title, id }: ListedArticle): string => oneLine(title ?? id, 80)
