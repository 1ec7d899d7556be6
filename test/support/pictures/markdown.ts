import { withEmoji } from './emoji.js'
import { escapeHtml } from './html.js'

/** The time zone in which the pictures show timestamps, that of their readers. */
const timeZone = 'Asia/Shanghai'

type Rule = [pattern: RegExp, html: (...groups: string[]) => string]

/** The inline formats, tried in this order at every position of the text. */
const rules: readonly Rule[] = [
  [/^\\([^\p{L}\p{N}\s])/u, (_, character = '') => plain(character)],
  [/^<t:(\d+)(?::([tTdDfFR]))?>/, (_, seconds, style) => timeTag(Number(seconds), style || 'f')],
  [/^<@([^>]+)>/, (_, name = '') => `<discord-mention>${escapeHtml(name)}</discord-mention>`],
  [
    /^\[((?:\\.|[^\]\\])+)\]\(<?(https?:[^)>\s]+)>?\)/,
    (_, label = '', url = '') => link(label, url),
  ],
  [
    /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s,
    (_, text = '') => `<discord-bold>${inline(text)}</discord-bold>`,
  ],
  [/^__((?:\\.|[^\\])+?)__(?!_)/s, (_, text = '') => `<u>${inline(text)}</u>`],
  [/^\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)/s, (_, text = '') => `<em>${inline(text)}</em>`],
  [/^~~((?:\\.|[^\\])+?)~~/s, (_, text = '') => `<s>${inline(text)}</s>`],
  [/^`([^`]+)`/, (_, code = '') => `<discord-code>${escapeHtml(code)}</discord-code>`],
  [/^(https?:\/\/[^\s<]+)/, (_, url = '') => link(url, url)],
]

/** Renders a message's text as HTML, formatted as Discord formats it. */
export function markdownToHtml(text: string): string {
  const blocks: string[] = []
  let quote: string[] = []
  const endQuote = () => {
    if (quote.length > 0) blocks.push(`<discord-quote>${quote.join('<br>')}</discord-quote>`)
    quote = []
  }
  for (const line of text.split('\n')) {
    const quoted = /^> (.*)/.exec(line)
    if (quoted) {
      quote.push(inline(quoted[1] ?? ''))
      continue
    }
    endQuote()
    const [, small] = /^-# (.*)/.exec(line) ?? []
    blocks.push(
      small === undefined
        ? `<div class="line">${inline(line) || '<br>'}</div>`
        : `<div class="line subtext">${inline(small)}</div>`,
    )
  }
  endQuote()
  return blocks.join('')
}

/** Renders text that cannot be formatted, such as a footer or the label of a button. */
export function plain(text: string): string {
  return withEmoji(escapeHtml(text))
}

const ordinary = /^[^\\<[*_~`h]+|^./su

function inline(text: string): string {
  let html = ''
  for (let rest = text; rest !== ''; ) {
    const [taken, shown] = next(rest)
    html += shown
    rest = rest.slice(taken.length)
  }
  return html
}

function next(rest: string): [taken: string, html: string] {
  for (const [pattern, html] of rules) {
    const match = pattern.exec(rest)
    if (match) return [match[0], html(...match)]
  }
  const [taken = rest] = ordinary.exec(rest) ?? []
  return [taken, plain(taken)]
}

function link(label: string, url: string): string {
  const text = label === url ? escapeHtml(url) : inline(label)
  return `<discord-link href="${escapeHtml(url)}">${text}</discord-link>`
}

const styles: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
}

/** Formats a time as Discord does; a relative time (R) depends on when one looks, so it is shown as a date too. */
export function momentText(milliseconds: number, style = 'f'): string {
  const format = new Intl.DateTimeFormat('zh-CN', { timeZone, ...(styles[style] ?? styles.f) })
  return format.format(milliseconds)
}

function timeTag(seconds: number, style: string): string {
  return `<discord-time>${escapeHtml(momentText(seconds * 1000, style))}</discord-time>`
}
