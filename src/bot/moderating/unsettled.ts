import type { UnsettledFile } from '../../app.js'
import type { ModerationWords } from '../messages/moderation/words.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'

/** Files that are left for the next refresh, each in a line, whose words are for Discord's markdown. */
export function unsettledLines(files: readonly UnsettledFile[], words: ModerationWords): string[] {
  return files.map(({ file, reason, articles }) =>
    words.unsettled(escapeMarkdown(oneLine(file, 60)), reason, articles),
  )
}
