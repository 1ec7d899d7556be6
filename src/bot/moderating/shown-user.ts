import type { ModerationWords } from '../messages/moderation/words.js'
import { escapeMarkdown } from '../shown/markdown.js'

/** Who did something, by the id in the audit: `cli` stands for the command line. */
export function shownUser(user: string, words: ModerationWords): string {
  if (user === 'cli') return words.commandLine
  return /^\d+$/.test(user) ? `<@${user}>` : escapeMarkdown(user)
}
