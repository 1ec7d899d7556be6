import { ApplicationCommandOptionType, PermissionFlagsBits } from 'discord.js'
import { commandNames } from '../command-names.js'
import { type Localised, localised } from '../localised.js'
import { fileOptions } from './add.js'

type Subcommand = 'status' | 'add' | 'remove' | 'refresh' | 'history' | 'rollback'

const subcommand = (
  name: Subcommand,
  texts: Pick<Localised, 'descriptions'>,
  options: object[] = [],
) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  name,
  ...localised({ names: commandNames[`corpus ${name}`], ...texts }),
  options,
})

export const corpusCommand = {
  name: 'corpus',
  ...localised({
    names: commandNames.corpus,
    descriptions: [
      '管理语料和索引（管理员）',
      '管理語料和索引（管理員）',
      'Manage the corpus and the index (moderators)',
    ],
  }),
  // A number, as Discord's description of its interface has it; the text of its manual says a string.
  default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
  options: [
    subcommand('status', {
      descriptions: [
        '文章数、日期、版本，有没有未刷新的改动',
        '文章數、日期、版本，有沒有未更新的變更',
        'Articles, dates, version, and what is not refreshed yet',
      ],
    }),
    subcommand(
      'add',
      {
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
              'txt、md、html、pdf、docx、csv、xlsx 或 jsonl',
              'txt、md、html、pdf、docx、csv、xlsx 或 jsonl',
              'txt, md, html, pdf, docx, csv, xlsx or jsonl',
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
              '輸入標題裡的詞，再從選單裡選',
              'Type a word of the title and choose',
            ],
          }),
          required: true,
          autocomplete: true,
        },
      ],
    ),
    subcommand('refresh', {
      descriptions: [
        '先看计划，确认后让新文章生效',
        '先看計畫，確認後讓新文章生效',
        'See the plan first, then bring the changes into service',
      ],
    }),
    subcommand('history', {
      descriptions: [
        '保留的版本和最近的操作',
        '保留的版本和最近的操作',
        'Versions kept, and what was done',
      ],
    }),
    subcommand(
      'rollback',
      {
        descriptions: ['退回以前的版本', '退回以前的版本', 'Go back to an earlier version'],
      },
      [
        {
          type: ApplicationCommandOptionType.String,
          name: 'version',
          ...localised({
            names: ['版本', '版本', 'version'],
            descriptions: ['从候选里选', '從選單裡選', 'Choose one of the suggestions'],
          }),
          required: true,
          autocomplete: true,
        },
      ],
    ),
  ],
} as const
