import {
  ApplicationCommandOptionType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js'

export const askCommand = 'ask'
export const questionOption = 'question'

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
    ],
  },
] satisfies RESTPutAPIApplicationCommandsJSONBody
