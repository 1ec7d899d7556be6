import type { Answer, Citation, Turn } from '../../../domain/index.js'
import { failure } from '../../../wording/failure.js'
import type { Locale } from '../../../wording/locale.js'
import { lineIn, sourceHeadings, sourcesIn } from '../../messages/chat.js'
import type { ChatMessages } from './schemas.js'

/** As many turns as an answer makes use of, and some more. */
const MOST_TURNS = 10

/**
 * Takes the last message of the user as the question, and the turns before it as the conversation that it goes on with.
 * @throws YoujuError request_invalid
 */
export function questionIn(messages: ChatMessages): { question: string; history: Turn[] } {
  const history: Turn[] = []
  let asked: string | null = null
  for (const { role, content } of messages) {
    const text = textOf(content)
    if (role === 'user') asked = text
    else if (role === 'assistant' && asked !== null) {
      history.push({ question: asked, answer: withoutSources(text) })
      asked = null
    }
  }
  if (asked === null) throw failure('request_invalid', { fields: ['messages'] })
  return { question: asked, history: history.slice(-MOST_TURNS) }
}

/** Returns the answer with its markers, and below it each source that they stand for. */
export function messageOf(answer: Answer, locale: Locale): string {
  const notice = answer.notice === null ? '' : `\n\n${answer.notice}`
  return `${answer.answer}${notice}${sourcesOf(answer, locale)}`
}

export function sourcesOf({ citations }: Answer, locale: Locale): string {
  if (citations.length === 0) return ''
  const heading = `\n\n${sourcesIn(locale)}\n`
  return heading + citations.map((each) => sourceLine(each, locale)).join('\n')
}

function sourceLine(
  { n, quote, title, source, published, link, url, file, lines: [line] }: Citation,
  locale: Locale,
): string {
  const at = link ?? url ?? `${file} ${lineIn(locale, line)}`
  const about = [title, source, published, at].filter((each) => each !== null)
  return `[${n}] “${quote.replaceAll('\n', ' ')}” ${about.join(' · ')}`
}

function textOf(content: ChatMessages[number]['content']): string {
  if (typeof content === 'string') return content
  return (content ?? [])
    .flatMap(({ type, text }) => (type === 'text' ? (text ?? []) : []))
    .join('\n')
}

/** Returns an answer of ours without what was added to its sentences. */
function withoutSources(text: string): string {
  const ends = sourceHeadings.map((heading) => text.lastIndexOf(`\n\n${heading}\n`))
  const end = Math.max(...ends)
  return (end < 0 ? text : text.slice(0, end)).replace(/\[\d{1,3}\]/g, '')
}
