import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
  MessageFlags,
} from 'discord.js'
import { acknowledged } from '../acknowledge.js'
import { commandNames } from '../command-names.js'
import type { BotContext } from '../contract.js'
import type { Admission } from '../limits/admission.js'
import { localeOfDiscord, localeOfText } from '../locale.js'
import { localised } from '../localised.js'
import { textMessage } from '../shown/bot-message.js'
import { replyOf } from '../shown/reply-of.js'
import { replyToQuestion } from './answer-question.js'

/** YYYY-MM-DD */
const DAY_LENGTH = 10
const LONGEST_QUESTION = 1000
const MOST_CHOICES = 25

const dayOption = (name: string, texts: Parameters<typeof localised>[0]) => ({
  type: ApplicationCommandOptionType.String as const,
  name,
  ...localised(texts),
  min_length: DAY_LENGTH,
  max_length: DAY_LENGTH,
})

export const askCommand = {
  name: 'ask',
  ...localised({
    names: commandNames.ask,
    descriptions: [
      '向新闻语料提问，答案逐句附出处',
      '向新聞語料提問，答案逐句附出處',
      'Ask the news corpus; every sentence of the answer comes with its source',
    ],
  }),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'question',
      ...localised({
        names: ['问题', '問題', 'question'],
        descriptions: [
          '想问的问题，写成一句话最好',
          '想問的問題，寫成一句話最好',
          'Your question, in Chinese or English',
        ],
      }),
      required: true,
      max_length: LONGEST_QUESTION,
    },
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'private',
      ...localised({
        names: ['只给我看', '只給我看', 'private'],
        descriptions: ['只有你看得到回答', '只有你看得到回答', 'Only you see the answer'],
      }),
    },
    dayOption('since', {
      names: ['起始日期', '起始日期', 'since'],
      descriptions: [
        '只看这一天及以后的报道，如 2024-05-18',
        '只看這一天及以後的報導，如 2024-05-18',
        'Only reports published on this day or later, YYYY-MM-DD',
      ],
    }),
    dayOption('until', {
      names: ['截止日期', '截止日期', 'until'],
      descriptions: [
        '只看这一天及以前的报道，如 2024-05-18',
        '只看這一天及以前的報導，如 2024-05-18',
        'Only reports published on this day or earlier, YYYY-MM-DD',
      ],
    }),
    {
      type: ApplicationCommandOptionType.String,
      name: 'source',
      ...localised({
        names: ['媒体', '媒體', 'source'],
        descriptions: [
          '只看这家媒体的报道，如 太原日报',
          '只看這家媒體的報導，如 太原日報',
          'Only reports of this publisher',
        ],
      }),
      max_length: 100,
      autocomplete: true,
    },
  ],
} as const

/** Answers /ask. */
export async function onAsk(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
  admission: Admission,
): Promise<void> {
  const question = (interaction.options.getString('question') ?? '').trim()
  const locale = localeOfDiscord(interaction.locale) ?? localeOfText(question)
  const refusal = admission.refusal(interaction.user.id, interaction.channelId, locale)
  if (refusal !== null) {
    context.observer.question('refused', null)
    await interaction.reply({ ...textMessage(refusal), flags: MessageFlags.Ephemeral })
    return
  }
  const isPrivate = interaction.options.getBoolean('private') ?? false
  // Discord waits 3 seconds for this, so nothing may be awaited before it.
  const acknowledgement = acknowledged(interaction, { isPrivate }, context.log)
  const ready = admission.line.hold(acknowledgement)
  const given = (name: string) => interaction.options.getString(name)?.trim() || undefined
  await replyToQuestion(
    {
      question,
      locale,
      user: interaction.user.id,
      channel: interaction.channelId,
      previous: null,
      isPrivate,
      mayBranch: interaction.channel?.type === ChannelType.GuildText,
      restriction: { since: given('since'), until: given('until'), source: given('source') },
    },
    replyOf(interaction, { question, isPrivate, locale }, context.log),
    { line: admission.line, ready },
    context,
  )
}

/** Suggests publishers. */
export async function suggestSources(
  interaction: AutocompleteInteraction,
  { service }: BotContext,
): Promise<void> {
  const names = await service.publishers(interaction.options.getFocused().trim(), MOST_CHOICES)
  const fitting = names.filter((name) => name !== '' && name.length <= 100)
  await interaction.respond(fitting.map((name) => ({ name, value: name })))
}
