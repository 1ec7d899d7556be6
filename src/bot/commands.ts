import {
  ApplicationCommandOptionType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js'

export const askCommand = 'ask'
export const questionOption = 'question'
export const sinceOption = 'since'
export const untilOption = 'until'
export const sourceOption = 'source'
/** YYYY-MM-DD */
const DAY_LENGTH = 10

/** The bot's commands, as they are registered. */
export const commands = [
  {
    name: askCommand,
    name_localizations: { 'zh-CN': '提问', 'zh-TW': '提問', 'en-US': 'ask' },
    description: 'Ask the news corpus; every sentence of the answer comes with its source',
    description_localizations: {
      'zh-CN': '向新闻语料提问，答案逐句附出处',
      'zh-TW': '向新聞語料提問，答案逐句附出處',
      'en-US': 'Ask the news corpus; every sentence of the answer comes with its source',
    },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: questionOption,
        name_localizations: { 'zh-CN': '问题', 'zh-TW': '問題', 'en-US': 'question' },
        description: 'Your question, in Chinese or English',
        description_localizations: {
          'zh-CN': '要问的问题，写成一句话最好',
          'zh-TW': '要問的問題，寫成一句話最好',
          'en-US': 'Your question, in Chinese or English',
        },
        required: true,
        max_length: 1000,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: sinceOption,
        name_localizations: { 'zh-CN': '起始日期', 'zh-TW': '起始日期', 'en-US': 'since' },
        description: 'Only reports published on this day or later, YYYY-MM-DD',
        description_localizations: {
          'zh-CN': '只看这一天及以后的报道，如 2024-05-18',
          'zh-TW': '只看這一天及以後的報導，如 2024-05-18',
          'en-US': 'Only reports published on this day or later, YYYY-MM-DD',
        },
        min_length: DAY_LENGTH,
        max_length: DAY_LENGTH,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: untilOption,
        name_localizations: { 'zh-CN': '截止日期', 'zh-TW': '截止日期', 'en-US': 'until' },
        description: 'Only reports published on this day or earlier, YYYY-MM-DD',
        description_localizations: {
          'zh-CN': '只看这一天及以前的报道，如 2024-05-18',
          'zh-TW': '只看這一天及以前的報導，如 2024-05-18',
          'en-US': 'Only reports published on this day or earlier, YYYY-MM-DD',
        },
        min_length: DAY_LENGTH,
        max_length: DAY_LENGTH,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: sourceOption,
        name_localizations: { 'zh-CN': '媒体', 'zh-TW': '媒體', 'en-US': 'source' },
        description: 'Only reports of this publisher',
        description_localizations: {
          'zh-CN': '只看这家媒体的报道，如 太原日报',
          'zh-TW': '只看這家媒體的報導，如 太原日報',
          'en-US': 'Only reports of this publisher',
        },
        max_length: 100,
      },
    ],
  },
] satisfies RESTPutAPIApplicationCommandsJSONBody
