import type { Turned, TurnedAnswered } from '../../../domain/index.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { sourceLine } from '../../draw-answer.js'
import { minuteOf } from '../../draw-listed.js'
import { wordsIn } from '../../messages/words-in.js'
import type { CliWords } from '../../messages/zh-cn.js'
import type { Terminal } from '../../terminal.js'

const DAY = 24 * 60 * 60_000

/** Lists for which answers the news has turned since, newest first; those that only their asker sees are left out. */
export async function turned(
  { open, terminal, lang }: CommandContext,
  { days, most, json, ...options }: CommonOptions & { days?: number; most: number },
): Promise<void> {
  const app = await open(options)
  try {
    const since = days === undefined ? undefined : new Date(Date.now() - days * DAY).toISOString()
    const entries = await (await app.state()).turnedAnswers(most, since)
    if (json) {
      const words = wordsIn(lang ?? 'zh-CN')
      terminal.out(JSON.stringify({ turned: entries.map((entry) => plain(entry, words)) }))
    } else terminal.out(drawTurned(entries, terminal))
  } finally {
    await app.close()
  }
}

/** Without who asked: the list is about answers. */
function plain({ given, turned: changes, at, shown }: TurnedAnswered, words: CliWords) {
  const { id, kind, question, channel, message } = given
  return {
    ...{ id, kind, question, askedAt: given.at, channel, message, at, shown },
    changes: changes.map((each) => ({ ...each, said: headingOf(each, words) })),
  }
}

const headingOf = (turned: Turned, words: CliWords): string =>
  words.turned.heading(turned, words.verdicts, oneLine)

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function drawTurned(entries: readonly TurnedAnswered[], terminal: Terminal): string {
  const { words, bold, dim, warn } = terminal
  if (entries.length === 0) return words.turned.nothing
  const blocks = entries.map(({ given, turned: changes, at, shown }) => {
    const about = [given.id, minuteOf(at)].join(' · ')
    const lost = shown === 'lost' ? ` · ${warn(words.turned.lost)}` : ''
    const lines = changes.flatMap((each) => drawChange(each, terminal))
    return [`${bold(oneLine(given.question))}  ${dim(about)}${lost}`, ...lines].join('\n')
  })
  return [words.turned.title(entries.length), ...blocks].join('\n')
}

function drawChange(turned: Turned, { words, dim }: Terminal): string[] {
  const { claim, citation } = turned
  const heading = headingOf(turned, words)
  return [
    `  ${claim === null ? heading : [heading, words.quoted(oneLine(claim))].join(' · ')}`,
    ...(citation
      ? [`    ${sourceLine(citation, words)}`, `    ${dim(`│ ${oneLine(citation.quote)}`)}`]
      : []),
  ]
}
