import type { Article } from '../../../domain/index.js'
import { foldCompact } from '../../../text/fold.js'
import { penNameIn, personsIn } from '../../writers.js'
import type { Block } from './blocks.js'
import { printedAround } from './printed.js'
import type { StatedInScripts } from './scripts.js'
import type { StatedByPage } from './stated.js'

/** What is known about a page besides its text. */
export interface KnownOfPage {
  stated: StatedByPage
  inScripts: StatedInScripts
  blocks: readonly Block[]
}

/**
 * Chooses source, writer and day of an article from what its page prints around the story, what the story's own
 * lines say (`article`), and what the page states invisibly. A wrong value is worse than none.
 */
export function described(
  article: Article,
  { stated, inScripts, blocks }: KnownOfPage,
): Pick<Article, 'source' | 'author' | 'published'> {
  const printed = printedAround(blocks, article.title, article.text)
  const [site = null] = stated.sites
  const source =
    printed.source ??
    stated.source ??
    inScripts.account ??
    article.source ??
    (printed.isNamed ? printed.account : null) ??
    site ??
    printed.account ??
    printed.owner
  const outlets = [source, article.source, ...stated.sites].flatMap((each) =>
    each === null ? [] : [foldCompact(each)],
  )
  const isWriter = (name: string): boolean =>
    !printed.editors.has(name) && !outlets.includes(foldCompact(name))
  const byStated = stated.authors.flatMap((each) => personsIn(each) ?? penName(each, blocks) ?? [])
  const authors = [
    printed.author,
    article.author,
    byStated.length > 0 ? [...new Set(byStated)].join(' ') : null,
  ]
  return {
    source,
    author: authors.find((each) => each?.split(' ').some((name) => isWriter(name))) ?? null,
    published: dayOf(stated, inScripts, printed, article.published),
  }
}

/** Accepts a pen name from the page's head only if the page prints it too. */
function penName(said: string, blocks: readonly Block[]): string | null {
  const name = penNameIn(said)
  return name !== null && blocks.some((block) => block.some(({ text }) => text === name))
    ? name
    : null
}

/**
 * Chooses the day. The printed day wins over the stated one if they are a day apart, since the stated moment may
 * be in another time zone; otherwise the head wins, since days of other stories are printed around this one.
 */
function dayOf(
  { published, updated }: StatedByPage,
  inScripts: StatedInScripts,
  printed: ReturnType<typeof printedAround>,
  own: string | null,
): string | null {
  const shown = printed.published ?? own
  if (published !== null) return shown !== null && isNextTo(shown, published) ? shown : published
  if (shown !== null) return shown
  const { shortDay } = printed
  // A day without its year is the story's own; what is stated elsewhere supplies the year.
  const fits = (day: string): boolean => shortDay === null || day.endsWith(shortDay)
  if (inScripts.published !== null && fits(inScripts.published)) return inScripts.published
  if (updated !== null && fits(updated)) return updated
  const [day, ...others] = shortDay === null ? [] : inScripts.days.filter((each) => fits(each))
  return others.length === 0 ? (day ?? null) : null
}

function isNextTo(day: string, other: string): boolean {
  return Math.abs(Date.parse(day) - Date.parse(other)) <= 86_400_000
}
