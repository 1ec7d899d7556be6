import type { ListedArticle } from '../../app.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { Words } from '../messages/words.js'

/** Of the 4,096 that an embed's description takes. */
export const ROOM = 3800

/** An article in one line: its headline, publisher and day. */
export function articleLine(
  { title, file, source, published }: ListedArticle,
  words: Words,
): string {
  const parts = [
    escapeMarkdown(oneLine(source ?? '', 30)),
    published ?? words.moderation.arrivals.undated,
  ]
  const about = parts.filter((part) => part !== '').join(' · ')
  return `${escapeMarkdown(oneLine(title ?? file, 80))}（${about}）`
}
