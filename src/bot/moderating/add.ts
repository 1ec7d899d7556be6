import {
  type Attachment,
  type ChatInputCommandInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js'
import { type AddedFile, readAtMost, type SentFile } from '../../app.js'
import { isDay } from '../../domain/index.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import { describeError, logFailure, moderatorSentenceFor } from '../failure.js'
import type { BotLocale } from '../locale.js'
import { type ModerationWords, moderationWordsIn } from '../messages/moderation/words.js'
import { type BotMessage, embedMessage, textMessage } from '../shown/bot-message.js'
import { button, row } from '../shown/components.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { audit } from './guard.js'

export const fileOptions = ['file', 'file2', 'file3', 'file4', 'file5'] as const

/** Bytes; what the corpus takes may be more, but not from a chat. */
const LARGEST = 25 * 1024 * 1024
const FETCH_TIME = 30_000
/** Articles are not named in the chat. */
const counted = { listed: 0 }

/** Answers /corpus add: files, an address, or, with neither, a form for a text. */
export async function onAdd(
  interaction: ChatInputCommandInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const { options } = interaction
  const attached = fileOptions.flatMap((name) => options.getAttachment(name) ?? [])
  const address = options.getString('url')?.trim()
  if (attached.length === 0 && !address) {
    await interaction.showModal(pasteForm(moderationWordsIn(locale)))
    return
  }
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  const lines: string[] = []
  let added = 0
  const words = moderationWordsIn(locale)
  const attempt = async (name: string | null, add: () => Promise<readonly AddedFile[]>) => {
    try {
      const results = await add()
      lines.push(...results.map((result) => lineOf(result, words)))
      added += results.filter(({ outcome }) => outcome === 'added').length
    } catch (error) {
      logFailure(error, '没能放进语料', context.log)
      const sentence = escapeMarkdown(moderatorSentenceFor(error, locale, 'add'))
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
  await interaction.editReply(resultOf(lines, added, words))
  await audit(interaction, 'corpus.add', added > 0 ? 'done' : 'failed', lines.join('；'), context)
}

/** Adds the text of the form as a file of its own. */
export async function onPasted(
  interaction: ModalSubmitInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  const words = moderationWordsIn(locale)
  const field = (name: string) => interaction.fields.getTextInputValue(name).trim()
  const date = field('date')
  if (date !== '' && !isDay(date)) {
    const description = `\`\`\`\n${field('text').replaceAll('```', "'''")}\n\`\`\``
    const content = words.badDate(escapeMarkdown(date))
    await interaction.editReply({ ...embedMessage({ description }), content })
    return
  }
  const stated = { title: field('title'), source: field('source'), date }
  const file = { name: `${stated.title}.md`, bytes: markdownOf(stated, field('text')) }
  const results = await context.service.addToCorpus([file], counted)
  const lines = results.map((result) => lineOf(result, words))
  const added = results.filter(({ outcome }) => outcome === 'added').length
  await interaction.editReply(resultOf(lines, added, words))
  await audit(interaction, 'corpus.add', added > 0 ? 'done' : 'failed', lines.join('；'), context)
}

/** A text as a file with its metadata at the head; a JSON string is a YAML string. */
function markdownOf(stated: Record<string, string>, text: string): Uint8Array {
  const head = Object.entries(stated)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
  return Buffer.from(`---\n${head.join('')}---\n\n${text}\n`)
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
    custom_id: 'pasted',
    title: pasteTitle,
    components: [
      input('title', 100, true),
      input('source', 50, false),
      input('date', 10, false),
      input('text', 4000, true),
    ],
  }
}

/** The file, or the sentence that says why it was not fetched. What Discord says of its size is not relied on. */
async function download(
  { name, url, size }: Attachment,
  words: ModerationWords,
  { log }: BotContext,
): Promise<SentFile | string> {
  const tooLarge = words.tooLarge(shownName(name), LARGEST / 1024 / 1024)
  if (size > LARGEST) return tooLarge
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIME) })
    if (!response.ok) throw new Error(`status ${response.status}`)
    const bytes = await readAtMost(response.body ?? [], LARGEST)
    return bytes === null ? tooLarge : { name, bytes }
  } catch (error) {
    log.warn({ err: describeError(error) }, '没能取到上传的文件')
    return words.notFetched(shownName(name))
  }
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

function resultOf(lines: readonly string[], added: number, words: ModerationWords): BotMessage {
  const next = added > 0 ? ['', words.addedNext] : []
  const rows = added > 0 ? [row(button('plan', words.buttons.plan))] : []
  return textMessage([...lines, ...next].join('\n'), ...rows)
}

const shownName = (name: string): string => escapeMarkdown(oneLine(name, 80))
