import type { Answer, Citation } from '../domain/index.js'
import type { Terminal } from './terminal.js'

/** Renders an answer as text: the short answer, the sentences, the sources, and the reports that differ. */
export function drawAnswer(answer: Answer, { bold, dim, warn }: Terminal): string {
  const notice = answer.notice === null ? [] : [dim(`注：${answer.notice}`)]
  if (answer.status === 'no_evidence') {
    if (answer.isNear) {
      const sources = drawSources(answer.related, { dim })
      return [answer.answer, '来源', ...sources, ...notice, dim(asOf(answer))].join('\n')
    }
    const nearest = answer.related.map(
      (each) => `  · ${sourceLine(each)}\n    ${dim(`│ ${oneLine(each.quote)}`)}`,
    )
    const heading = nearest.length > 0 ? ['最接近的段落（没有回答这个问题）：'] : []
    return [bold(answer.answer), ...heading, ...nearest, ...notice, dim(asOf(answer))].join('\n')
  }
  const conflicts = answer.conflicts.map(({ values }) =>
    warn(`⚠ 说法不一：${values.map(({ value, n }) => `${value} [${n}]`).join('；')}`),
  )
  return [
    ...(answer.short ? [bold(answer.short)] : []),
    answer.answer,
    ...conflicts,
    '来源',
    ...drawSources(answer.citations, { dim }),
    ...notice,
    dim(
      `${new Set(answer.citations.map(({ articleId }) => articleId)).size} 篇报道 · ${answer.independentOrigins} 个独立来源 · ${asOf(answer)}`,
    ),
  ].join('\n')
}

/** Renders citations with their quotes, two lines each. */
export function drawSources(
  citations: readonly Citation[],
  { dim }: Pick<Terminal, 'dim'>,
): string[] {
  return citations.map(
    (each) => `  [${each.n}] ${sourceLine(each)}\n      ${dim(`│ ${oneLine(each.quote)}`)}`,
  )
}

/** States the date of the newest article. */
export function asOf({ corpusAsOf }: Pick<Answer, 'corpusAsOf'>): string {
  return corpusAsOf ? `语料截至 ${corpusAsOf}` : '语料没有注明日期'
}

/** Returns title, publisher, date and place of a citation; a digest is named as one. */
export function sourceLine({
  title,
  source,
  published,
  digest,
  file,
  lines: [first, last],
  page,
}: Citation): string {
  const line = first === last ? `第 ${first} 行` : `第 ${first}–${last} 行`
  const place = page ? `第 ${page} 页 ${line}` : line
  const parts = [
    title ?? '（无标题）',
    source ?? '来源未注明',
    published ?? '日期未注明',
    `${file} ${place}`,
  ]
  return `${digest ? '〔摘要〕' : ''}${parts.join(' · ')}`
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}
