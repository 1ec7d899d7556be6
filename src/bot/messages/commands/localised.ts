import { wordsIn } from '../words-in.js'
import type { CommandWords, Said } from './words.js'

/**
 * The words of a command or an option in the shape that Discord takes for its registration; whoever uses a language
 * that the bot does not speak sees English.
 */
export function localised(wordsOf: (commands: CommandWords) => Said) {
  const simplified = wordsOf(wordsIn('zh-CN').commands)
  const traditional = wordsOf(wordsIn('zh-TW').commands)
  const english = wordsOf(wordsIn('en').commands)
  const inEach = (field: keyof Said) => ({
    'zh-CN': simplified[field],
    'zh-TW': traditional[field],
    'en-US': english[field],
  })
  return {
    name_localizations: inEach('name'),
    description: english.description,
    description_localizations: inEach('description'),
  }
}
