import { type Answer, type Citation, isForeign, isPicture } from '../domain/index.js'
import type { Locale } from '../wording/locale.js'
import { wordsIn } from './messages/words-in.js'
import type { CliWords } from './messages/zh-cn.js'
import type { Terminal } from './terminal.js'

/** Renders an answer as text: the short answer, the sentences, the sources, and the reports that differ. */
export function drawAnswer(answer: Answer, { bold, dim, warn, words }: Terminal): string {
  const notice = answer.notice === null ? [] : [dim(words.note(answer.notice))]
  if (answer.status === 'no_evidence') {
    if (answer.isNear) {
      const sources = drawSources(answer.related, { dim, words })
      return [
        answer.answer,
        words.sources,
        ...sources,
        ...notice,
        dim(words.asOf(answer.corpusAsOf)),
      ].join('\n')
    }
    const nearest = answer.related.map(
      (each) => `  · ${sourceLine(each, words)}\n    ${dim(`│ ${oneLine(each.quote)}`)}`,
    )
    const heading = nearest.length > 0 ? [words.nearest] : []
    return [
      bold(answer.answer),
      ...heading,
      ...nearest,
      ...notice,
      dim(words.asOf(answer.corpusAsOf)),
    ].join('\n')
  }
  const conflicts = answer.conflicts.map(({ values }) =>
    warn(words.conflict(values.map(({ value, n }) => `${value} [${n}]`))),
  )
  return [
    ...(answer.short ? [bold(answer.short)] : []),
    answer.answer,
    ...conflicts,
    words.sources,
    ...drawSources(answer.citations, { dim, words }),
    ...notice,
    dim(
      `${words.reports(new Set(answer.citations.map(({ articleId }) => articleId)).size, answer.independentOrigins)} · ${words.asOf(answer.corpusAsOf)}`,
    ),
  ].join('\n')
}

/** Renders citations with their quotes, two lines each. */
export function drawSources(
  citations: readonly Citation[],
  { dim, words }: Pick<Terminal, 'dim' | 'words'>,
): string[] {
  return citations.map(
    (each) => `  [${each.n}] ${sourceLine(each, words)}\n      ${dim(`│ ${oneLine(each.quote)}`)}`,
  )
}

/** Returns title, publisher, date and place of a citation; a digest is named as one. */
export function sourceLine(citation: Citation, words: CliWords): string {
  const { title, source, published, digest, file, page } = citation
  const lines = words.lines(...citation.lines)
  const parts = [
    title ?? words.untitled,
    source ?? words.noSource,
    published ?? words.noDate,
    `${file} ${page ? words.page(page, lines) : isPicture(file) ? words.picture(lines) : lines}`,
  ]
  return `${digest ? words.digest : ''}${parts.join(' · ')}`
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

/** Returns a terminal that draws an answer: one to an English question in English, unless `--lang` says otherwise. */
export function terminalFor(question: string, terminal: Terminal, lang: Locale | null): Terminal {
  const isEnglish = lang === null && isForeign(question)
  return isEnglish ? { ...terminal, words: wordsIn('en') } : terminal
}
