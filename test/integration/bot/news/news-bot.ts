import { expect } from 'vitest'
import type { AppOnNews } from '../../../support/app/app-on-news.js'
import {
  type ModeratedBot,
  type ModeratedOptions,
  moderatedBot,
} from '../moderating/moderated-bot.js'

/** A report as a file of the corpus. */
export function report(
  title: string,
  published: string,
  text: string,
  source = '云岭日报',
): string {
  return `---\ntitle: ${title}\nsource: ${source}\npublished: ${published}\n---\n\n${text}\n`
}

export const question = '云岭大桥总投资多少？'

/** Of a later day than the bridge of the invented news, about the same, with another figure. */
export const corrected = {
  'corrected.md': report(
    '云岭大桥决算公布',
    '2023-11-20',
    '审计部门公布了决算结果，云岭大桥总投资为21.6亿元，超过了预算。',
    '云岭晚报',
  ),
}

export const over = '旧回答已和新报道对照过'

export type NewsBot = ModeratedBot & {
  /** Writes files, refreshes from the chat, and resolves when earlier answers have been compared. */
  refreshed(files: Parameters<AppOnNews['write']>[0]): Promise<{ asked: number; turned: number }>
  /** What of the messages of the channel is below an answer. */
  linesOf(message: { id: string }): string[]
  /** What a person was sent directly. */
  sentTo(user: Parameters<ModeratedBot['server']['state']['directChannelOf']>[0]): string[]
}

export async function newsBot(options: ModeratedOptions = {}): Promise<NewsBot> {
  const bot = await moderatedBot(options)
  const { server, log, on, moderator: user } = bot
  await compared()
  return Object.assign(Object.create(bot) as ModeratedBot, {
    async refreshed(files: Parameters<AppOnNews['write']>[0]) {
      await on.write(files)
      const planned = server.interaction({ command: 'corpus refresh', user })
      await planned.answered
      const isOver = log.next(over)
      server.press(planned, '开始刷新', { user })
      await isOver
      return log.entries.findLast(({ text }) => text === over)?.fields as {
        asked: number
        turned: number
      }
    },
    linesOf(message: { id: string }) {
      const { lines } = server.shown(message)
      return lines.filter((_, n) =>
        lines.slice(0, n + 1).some((line) => line.includes('已有新的说法')),
      )
    },
    sentTo(person: Parameters<ModeratedBot['server']['state']['directChannelOf']>[0]) {
      return server.shownIn(server.state.directChannelOf(person).id).map(({ text }) => text)
    },
  })

  /** At the first start the version in service is noted, and there is nothing to compare. */
  async function compared(): Promise<void> {
    if (!log.entries.some(({ text }) => text === over)) await log.next(over)
    expect(log.at('error')).toEqual([])
  }
}
