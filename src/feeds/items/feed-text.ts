import { anyOf } from '../../text/any-of.js'
import { goesOnElsewhere } from '../../text/lexicon/pages.js'
import type { FeedItem } from '../reading/feed-content.js'

/** Characters that a whole article has at least: of what the feed calls its content, and of a description. */
const shortest = { content: 200, description: 400 }
const ending = 60
const endsOpen = new RegExp(
  `(?:${anyOf(goesOnElsewhere)}|read more|continue reading|the post .{1,200} appeared first on .*|\\.{3}|…|\\[…\\]|\\[\\.{3}\\])[\\s\\])）】>»→.。]*$`,
  'i',
)

/**
 * Returns what a feed carries of an item's text if that is the whole article: long enough, and no teaser that goes on at
 * the site. Null if the page has to be fetched. An item without an address has nothing else.
 */
export function fullText({ html, isContent, url }: FeedItem): string | null {
  if (html === null) return null
  if (url === null) return html
  const text = shown(html)
  const least = isContent ? shortest.content : shortest.description
  if (text.replace(/\s/g, '').length < least) return null
  return endsOpen.test(text.slice(-ending)) ? null : html
}

const entities: Record<string, string> = {
  hellip: '…',
  nbsp: ' ',
  amp: '&',
  '#8230': '…',
  '#160': ' ',
}

/** Returns roughly what is shown of HTML; in one pass, whatever is left open. */
export function shown(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(#?\w{1,8});/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
}
