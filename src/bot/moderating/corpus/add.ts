import {
  ApplicationCommandOptionType,
  type Attachment,
  type ChatInputCommandInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js'
import { type AddedFile, pastedFile, type SentFile } from '../../../app.js'
import { isDay } from '../../../domain/index.js'
import type { BotContext } from '../../contract.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { embedMessage, textMessage } from '../../discord/bot-message.js'
import { button, row } from '../../discord/components.js'
import { downloaded } from '../../discord/download.js'
import { escapeMarkdown, oneLine } from '../../discord/markdown.js'
import { logFailure, moderatorSentenceFor } from '../../failures/failure.js'
import type { Exchange, Subcommand } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import type { ModerationWords } from '../../messages/moderation/wording.js'
import { audit, isRefused } from '../guard.js'

/** The id of the form for a text. */
export const pasted = 'pasted'
const fileOptions = ['file', 'file2', 'file3', 'file4', 'file5'] as const

/** Bytes; what the corpus takes may be more, but not from a chat. */
const LARGEST = 25 * 1024 * 1024
/** Articles are not named in the chat. */
const counted = { listed: 0 }

export const add: Subcommand = {
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'add',
    ...localised((commands) => commands['corpus add']),
    options: [
      ...fileOptions.map((name, place) => ({
        type: ApplicationCommandOptionType.Attachment as const,
        name,
        ...localised((commands) => commands['corpus add'].options.file(place)),
      })),
      {
        type: ApplicationCommandOptionType.String,
        name: 'url',
        ...localised((commands) => commands['corpus add'].options.url),
        max_length: 2000,
      },
    ],
  },
  run: onAdd,
}

/** Adds files or a page; with neither, opens a form for a text. */
async function onAdd(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const { interaction, context } = exchange
  const words = exchange.words.moderation
  const { options } = interaction
  const attached = fileOptions.flatMap((name) => options.getAttachment(name) ?? [])
  const address = options.getString('url')?.trim()
  if (attached.length === 0 && !address) {
    await interaction.showModal(pasteForm(words))
    return
  }
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const lines: string[] = []
  let added = 0
  const attempt = async (name: string | null, add: () => Promise<readonly AddedFile[]>) => {
    try {
      const results = await add()
      lines.push(...results.map((result) => lineOf(result, words)))
      added += results.filter(({ outcome }) => outcome === 'added').length
    } catch (error) {
      logFailure(error, '没能放进语料', context.log)
      const sentence = escapeMarkdown(moderatorSentenceFor(error, exchange.words, 'add'))
      lines.push(name === null ? `❌ ${sentence}` : words.rejected(shownName(name), sentence))
    }
  }
  // One by one: what fails with one of them is told of that one, and no more than one is held.
  for (const attachment of attached) {
    const file = await download(attachment, words, context)
    if (typeof file === 'string') lines.push(file)
    else await attempt(file.name, () => context.service.addToCorpus([file], counted))
  }
  if (address) await attempt(null, async () => [await context.service.addPage(address, counted)])
  await report(exchange, lines, added)
}

/** Adds the text of the form as a file of its own. */
export async function onPasted(exchange: Exchange<ModalSubmitInteraction>): Promise<void> {
  if (await isRefused(exchange, 'corpus.add')) return
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, context } = exchange
  const words = exchange.words.moderation
  const field = (name: string) => interaction.fields.getTextInputValue(name).trim()
  const date = field('date')
  if (date !== '' && !isDay(date)) {
    const description = `\`\`\`\n${field('text').replaceAll('```', "'''")}\n\`\`\``
    const content = words.badDate(escapeMarkdown(date))
    await interaction.editReply({ ...embedMessage({ description }), content })
    return
  }
  const [title, source, text] = [field('title'), field('source'), field('text')]
  const file = pastedFile({ title, source, date, text })
  const results = await context.service.addToCorpus([file], counted)
  const added = results.filter(({ outcome }) => outcome === 'added').length
  await report(
    exchange,
    results.map((result) => lineOf(result, words)),
    added,
  )
}

/** Says what became of each file, with the way to the plan where something was added, and writes it down. */
async function report(
  exchange: Exchange<ChatInputCommandInteraction | ModalSubmitInteraction>,
  lines: readonly string[],
  added: number,
): Promise<void> {
  const { addedNext, buttons } = exchange.words.moderation
  const next = added > 0 ? ['', addedNext] : []
  const rows = added > 0 ? [row(button('plan', buttons.plan))] : []
  await exchange.interaction.editReply(textMessage([...lines, ...next].join('\n'), ...rows))
  await audit(exchange, 'corpus.add', added > 0 ? 'done' : 'failed', lines.join('；'))
}

function pasteForm({ pasteTitle, pasteLabels }: ModerationWords) {
  const input = (id: keyof typeof pasteLabels, most: number, required: boolean) => ({
    type: ComponentType.ActionRow as const,
    components: [
      {
        type: ComponentType.TextInput as const,
        custom_id: id,
        style: id === 'text' ? TextInputStyle.Paragraph : TextInputStyle.Short,
        label: pasteLabels[id],
        required,
        max_length: most,
      },
    ],
  })
  return {
    custom_id: pasted,
    title: pasteTitle,
    components: [
      input('title', 100, true),
      input('source', 50, false),
      input('date', 10, false),
      input('text', 4000, true),
    ],
  }
}

/** The file, or the sentence that says why it was not fetched. */
async function download(
  attachment: Attachment,
  words: ModerationWords,
  { log }: BotContext,
): Promise<SentFile | string> {
  const { name } = attachment
  const bytes = await downloaded(attachment, LARGEST, log)
  if (bytes === 'too_large') return words.tooLarge(shownName(name), LARGEST / 1024 / 1024)
  return bytes === 'failed' ? words.notFetched(shownName(name)) : { name, bytes }
}

function lineOf(
  { name, outcome, file, articleCount, rejected }: AddedFile,
  words: ModerationWords,
) {
  const shown = shownName(name)
  const reasons = rejected.map(({ reason }) => escapeMarkdown(oneLine(words.reason(reason), 200)))
  if (outcome === 'added') return words.added(shown, articleCount, reasons)
  if (outcome === 'present') return words.present(shown, escapeMarkdown(file ?? ''))
  return words.rejected(shown, reasons[0] ?? '')
}

const shownName = (name: string): string => escapeMarkdown(oneLine(name, 80))
