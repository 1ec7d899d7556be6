import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js'
import { type Feed, YoujuError } from '../../../domain/index.js'
import { type BotMessage, textMessage } from '../../discord/bot-message.js'
import { escapeMarkdown, oneLine } from '../../discord/markdown.js'
import { logFailure, moderatorSentenceFor } from '../../failures/failure.js'
import type { Exchange, Subcommand } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import { audit } from '../guard.js'

export type FeedStep = 'pause' | 'resume' | 'remove' | 'check'

/** A subcommand that takes one feed, by its id. */
export function withFeed(step: FeedStep | 'show', run: Subcommand['run']): Subcommand {
  return {
    data: {
      type: ApplicationCommandOptionType.Subcommand,
      name: step,
      ...localised((commands) => commands[`corpus feeds ${step}`]),
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'feed',
          ...localised((commands) => commands[`corpus feeds ${step}`].options.feed),
          required: true,
          autocomplete: true,
        },
      ],
    },
    run,
    suggest: suggestFeeds,
  }
}

const MOST_CHOICES = 25

async function suggestFeeds({
  interaction,
  context: { service },
}: Exchange<AutocompleteInteraction>): Promise<void> {
  const typed = interaction.options.getFocused().trim().toLowerCase()
  const choices = (await service.feeds())
    .map(({ id, title, url }) => ({
      name: [title, url, id].filter(Boolean).join(' · '),
      value: id,
    }))
    .filter(({ name }) => name.toLowerCase().includes(typed))
  await interaction.respond(
    choices.slice(0, MOST_CHOICES).map(({ name, value }) => ({ name: oneLine(name, 100), value })),
  )
}

/** What a feed is called in a message. */
export function nameOf({ title, url }: Pick<Feed, 'title' | 'url'>): string {
  return escapeMarkdown(oneLine(title ?? url, 80))
}

/** What is shown of a step that was done, and what the audit says of it. */
interface StepDone {
  message: BotMessage
  detail: string
  outcome?: 'done' | 'failed'
}

/** Does what was asked for, shows what came of it or why nothing did, and writes it down. */
export async function stepWith(
  exchange: Exchange<ChatInputCommandInteraction>,
  step: FeedStep | 'add',
  work: () => Promise<StepDone>,
): Promise<void> {
  const {
    message,
    detail,
    outcome = 'done',
  } = await work().catch((error: unknown): Required<StepDone> => {
    logFailure(error, '订阅的操作没有完成', exchange.context.log)
    const isOneFile = error instanceof YoujuError && error.fault?.name === 'usage:corpus_is_a_file'
    const said = moderatorSentenceFor(error, exchange.words, isOneFile ? 'add' : null)
    return { message: textMessage(escapeMarkdown(said)), detail: said, outcome: 'failed' }
  })
  try {
    await exchange.interaction.editReply(message)
  } finally {
    await audit(exchange, `corpus.feeds.${step}`, outcome, detail)
  }
}
