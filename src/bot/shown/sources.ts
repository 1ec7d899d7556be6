import { type Citation, type Conflict, isPicture } from '../../domain/index.js'
import { escapeMarkdown, maskedLink, oneLine } from '../discord/markdown.js'
import type { Words } from '../messages/words.js'

/** What a line about an article says. */
type Described = Pick<
  Citation,
  'title' | 'file' | 'url' | 'link' | 'source' | 'published' | 'page' | 'digest'
>

const asks = /[？?]\s*$/u

/** One line an article: `[1] [3] title · source · date`, in the order of the first markers. */
export function sourceLines(citations: Citation[], words: Words): string[] {
  const byArticle = new Map<string, Citation[]>()
  for (const citation of citations) {
    const same = byArticle.get(citation.articleId)
    if (same) same.push(citation)
    else byArticle.set(citation.articleId, [citation])
  }
  return [...byArticle.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const markers = [...new Set(same.map(({ n }) => `[${n}]`))].join(' ')
    return [`${markers} ${describe(first, words)}`]
  })
}

/** `· title · source · date`, one line an article, without markers: these do not answer. */
export function relatedLines(citations: Citation[], words: Words): string[] {
  return [...new Set(citations.map((citation) => `· ${describe(citation, words)}`))]
}

/**
 * One line a value, with the report it stands in; the first line of a conflict says what it is about.
 * A value equal to `short` is left out: it already stands above as the answer.
 */
export function conflictLines(
  conflicts: Conflict[],
  citations: Citation[],
  short: string | null,
  words: Words,
): string[] {
  return conflicts.flatMap(({ about, values }) => {
    const others = values.filter(({ value }) => value !== short)
    const shown = others.length > 0 ? others : values
    // Where it is about the question itself, that stands above already.
    const named = asks.test(about) ? '' : escapeMarkdown(oneLine(about, 60))
    const lead = words.conflict(named || null)
    return shown.map(({ value, n }, index) => {
      const citation = citations.find((candidate) => candidate.n === n)
      const source = citation?.source ?? citation?.title ?? citation?.file ?? `[${n}]`
      const date = citation?.published ? escapeMarkdown(oneLine(citation.published, 20)) : null
      const stated = words.states(
        escapeMarkdown(oneLine(source, 40)),
        date,
        escapeMarkdown(oneLine(value, 80)),
      )
      return `${index === 0 ? lead : ''}${stated}[${n}]`
    })
  })
}

/** `title · source · date`, in one line. */
export function describe(described: Described, words: Words): string {
  return [nameOf(described), ...particularsOf(described, words)].join(' · ')
}

/** The title as a link, where there is an address. */
export function nameOf({
  title,
  file,
  url,
  link,
}: Pick<Described, 'title' | 'file' | 'url' | 'link'>): string {
  return maskedLink(oneLine(title ?? '', 120) || oneLine(file, 120) || '—', link ?? url)
}

/** Source, date and what else is to be known of an article. */
export function particularsOf(
  {
    source,
    published,
    page,
    digest,
    file,
  }: Pick<Described, 'source' | 'published' | 'page' | 'digest' | 'file'>,
  words: Words,
): string[] {
  const parts = [
    escapeMarkdown(oneLine(source ?? '', 60)),
    escapeMarkdown(oneLine(published ?? '', 20)),
    page ? words.page(page) : isPicture(file) ? words.picture : '',
    digest ? words.digest : '',
  ]
  return parts.filter((part) => part !== '')
}
