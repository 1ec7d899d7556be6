import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { localised } from '../localised.js'
import { moderationWordsIn } from '../messages/moderation/words.js'
import { textMessage } from '../shown/bot-message.js'
import { escapeMarkdown } from '../shown/markdown.js'
import { fileOptions, onAdd, onPasted } from './add.js'
import { confirmedStep } from './confirm.js'
import { audit, isRefused } from './guard.js'
import { onHistory, onRollback, suggestVersions } from './history.js'
import { onPlan } from './plan.js'
import { onRemove, suggestTargets } from './remove.js'
import { runRefresh } from './run-refresh.js'
import { onStatus } from './status.js'

const subcommand = (
  name: string,
  texts: Parameters<typeof localised>[0],
  options: object[] = [],
) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  name,
  ...localised(texts),
  options,
})

export const corpusCommand = {
  name: 'corpus',
  ...localised({
    names: ['语料管理', '語料管理', 'corpus'],
    descriptions: [
      '管理语料和索引（管理员）',
      '管理語料和索引（管理員）',
      'Keep the corpus (moderators)',
    ],
  }),
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  options: [
    subcommand('status', {
      names: ['状态', '狀態', 'status'],
      descriptions: [
        '文章数、日期、版本，有没有未刷新的改动',
        '文章數、日期、版本，有沒有未更新的改動',
        'Articles, dates, version, and what is not refreshed yet',
      ],
    }),
    subcommand(
      'add',
      {
        names: ['添加', '新增', 'add'],
        descriptions: [
          '上传文件、给网址，都不给就粘贴正文',
          '上傳檔案、給網址，都不給就貼上正文',
          'Upload files, give an address, or paste a text',
        ],
      },
      [
        ...fileOptions.map((name, i) => ({
          type: ApplicationCommandOptionType.Attachment,
          name,
          ...localised({
            names: [`文件${i || ''}`, `檔案${i || ''}`, name],
            descriptions: [
              'txt、md、html、pdf、docx 或 jsonl',
              'txt、md、html、pdf、docx 或 jsonl',
              'txt, md, html, pdf, docx or jsonl',
            ],
          }),
        })),
        {
          type: ApplicationCommandOptionType.String,
          name: 'url',
          ...localised({
            names: ['网址', '網址', 'url'],
            descriptions: ['公开网页的地址', '公開網頁的網址', 'The address of a public page'],
          }),
          max_length: 2000,
        },
      ],
    ),
    subcommand(
      'remove',
      {
        names: ['移除', '移除', 'remove'],
        descriptions: [
          '把一篇文章或一个文件移出语料',
          '把一篇文章或一個檔案移出語料',
          'Take an article or a file out of the corpus',
        ],
      },
      [
        {
          type: ApplicationCommandOptionType.String,
          name: 'target',
          ...localised({
            names: ['文章', '文章', 'target'],
            descriptions: [
              '输入标题里的词，再从候选里选',
              '輸入標題裡的詞，再從候選裡選',
              'Type a word of the title and choose',
            ],
          }),
          required: true,
          autocomplete: true,
        },
      ],
    ),
    subcommand('refresh', {
      names: ['刷新', '更新', 'refresh'],
      descriptions: [
        '先看计划，确认后让新文章生效',
        '先看計畫，確認後讓新文章生效',
        'See the plan first, then bring the changes into service',
      ],
    }),
    subcommand('history', {
      names: ['版本', '版本', 'history'],
      descriptions: [
        '保留的版本和最近的操作',
        '保留的版本和最近的操作',
        'Versions kept, and what was done',
      ],
    }),
    subcommand(
      'rollback',
      {
        names: ['退回', '退回', 'rollback'],
        descriptions: ['退回以前的版本', '退回以前的版本', 'Go back to an earlier version'],
      },
      [
        {
          type: ApplicationCommandOptionType.String,
          name: 'version',
          ...localised({
            names: ['版本', '版本', 'version'],
            descriptions: ['从候选里选', '從候選裡選', 'Choose one of the suggestions'],
          }),
          required: true,
          autocomplete: true,
        },
      ],
    ),
  ],
} as const

const subcommands: Record<
  string,
  (
    interaction: ChatInputCommandInteraction,
    locale: BotLocale,
    context: BotContext,
  ) => Promise<void>
> = {
  status: onStatus,
  add: onAdd,
  remove: onRemove,
  refresh: onPlan,
  history: onHistory,
  rollback: onRollback,
}

export async function onCorpus(
  interaction: ChatInputCommandInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const name = interaction.options.getSubcommand()
  if (await isRefused(interaction, `corpus.${name}`, locale, context)) return
  await subcommands[name]?.(interaction, locale, context)
}

/** Suggests nothing to who may not use it: titles are no secret, but the versions are not theirs. */
export async function suggestForCorpus(
  interaction: AutocompleteInteraction,
  context: BotContext,
): Promise<void> {
  const suggest =
    interaction.options.getSubcommand() === 'rollback' ? suggestVersions : suggestTargets
  await suggest(interaction, context)
}

/** The button below a status or an upload that leads to the plan. */
export async function onPlanButton(
  interaction: ButtonInteraction,
  _: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isRefused(interaction, 'corpus.refresh', locale, context)) return
  await onPlan(interaction, locale, context)
}

export async function onPastedForm(
  interaction: ModalSubmitInteraction,
  _: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isRefused(interaction, 'corpus.add', locale, context)) return
  await onPasted(interaction, locale, context)
}

/** Does what was confirmed. */
export async function onConfirm(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isRefused(interaction, 'corpus.confirm', locale, context)) return
  await interaction.deferUpdate()
  const words = moderationWordsIn(locale)
  const step = await confirmedStep(id, interaction.user.id, context)
  if (step === null) {
    await interaction.editReply(textMessage(words.expired))
  } else if (step.what === 'refresh') {
    await context.finish(runRefresh(interaction, step.evenIfWorse, locale, context))
  } else if (step.what === 'remove') {
    const { file } = await context.service.removeFromCorpus(step.target)
    await interaction.editReply(textMessage(words.removed(escapeMarkdown(file))))
    await audit(interaction, 'corpus.remove', 'done', file, context)
  } else {
    const { version } = await context.service.rollback(step.version)
    await interaction.editReply(textMessage(words.rolledBack(version)))
    await audit(interaction, 'corpus.rollback', 'done', version, context)
  }
}

export async function onCancel(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  await interaction.deferUpdate()
  await confirmedStep(id, interaction.user.id, context)
  await interaction.editReply(textMessage(moderationWordsIn(locale).cancelled))
}
