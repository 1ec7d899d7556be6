import type { UnsettledFile } from '../../app.js'
import type { ModerationWords } from '../messages/moderation/words.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'

/** Files that are left for the next refresh, each in a line, whose words are for Discord's markdown. */
export function unsettledLines(files: readonly UnsettledFile[], words: ModerationWords): string[] {
  return files.map(({ file, reason, articles }) =>
    words.unsettled(said(file, 60), said(words.reason(reason), 120), articles),
  )
}

const said = (text: string, most: number): string => escapeMarkdown(oneLine(text, most))
