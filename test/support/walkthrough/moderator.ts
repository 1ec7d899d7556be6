import type { MessageBody } from '../discord/bodies.js'
import { aboutTheLibrary, newArticle } from './article.js'
import { answersTo, type Desk } from './desk.js'
import type { Card } from './record.js'

/** What the walk goes on from: the help for moderators, and the answer from what was added. */
export interface Given {
  help: { id: string }
  answer: { id: string }
}

/** Walks through what a moderator does so that the bot can answer what it could not. */
export async function moderatorsWalk(desk: Desk): Promise<Given> {
  const { server, moderator: user } = desk
  const who = { user, locale: 'zh-CN' }
  const byCommand = (name: string) => answersTo(user, 'command', name)

  desk.scene('moderator-help', '阿青是管理员，他的 /帮助 多出几行。')
  const help = server.interaction({ command: 'help', ...who })
  await help.answered
  desk.shows(desk.typed('help'), desk.card(help, byCommand('帮助')))

  desk.findsCommand(help, 'gaps')
  desk.scene('gaps', '先看有哪些问题没答上来。')
  const gaps = server.interaction({ command: 'gaps', ...who })
  await gaps.answered
  desk.shows(desk.typed('gaps'), desk.card(gaps, byCommand('待补')))
  desk.finds(gaps, aboutTheLibrary)

  desk.findsCommand(help, 'corpus status')
  desk.scene('status', '再看语料和索引现在的样子。')
  const status = server.interaction({ command: 'corpus status', ...who })
  await status.answered
  desk.shows(desk.typed('corpus status'), desk.card(status, byCommand('语料管理 状态')))

  desk.findsCommand(help, 'corpus add')
  desk.scene('add', '阿青手上有一篇讲新馆的报道，上传给它。')
  const add = server.interaction({ command: 'corpus add', options: { file: newArticle }, ...who })
  await add.answered
  const typed = desk.typed('corpus add', { file: newArticle.filename })
  desk.shows(typed, desk.card(add, byCommand('语料管理 添加')))

  desk.finds(add, '刷新后')
  desk.finds(add, '查看刷新计划')
  desk.scene('plan', '它说刷新后才会用来回答，于是点“查看刷新计划”。')
  const plan = server.press(add, '查看刷新计划', who)
  await plan.answered
  desk.shows(desk.card(plan, answersTo(server.state.bot, 'message', newArticle.filename)))

  desk.finds(plan, '开始刷新')
  desk.scene(
    'refresh',
    '计划没有问题，点“开始刷新”。进度写在频道里：先抽查，再换上新版本。后两条其实是同一条消息，先是进度，后来改成结果。',
  )
  const before = server.requests.length
  const refreshed = desk.refreshed()
  const confirm = server.press(plan, '开始刷新', who)
  await refreshed
  desk.finds(confirm, '频道里')
  desk.shows(desk.card(confirm, answersTo(server.state.bot, 'message', newArticle.filename)))
  desk.shows(...progressOf(desk, before))

  desk.scene('new-answer', '小林再问一次刚才的问题，这回有了答案，出处就是新加的文章。')
  const options = { question: aboutTheLibrary }
  const again = server.interaction({ command: 'ask', options, locale: 'zh-CN' })
  await again.answered
  const asking = answersTo(server.state.person, 'command', '提问')
  desk.shows(desk.typed('ask', options), desk.card(again, asking))
  desk.finds(again, '2.4万平方米')

  desk.finds(gaps, '选出已处理的')
  desk.scene('gap-closed', '阿青回到待补清单，把这一条选为已处理。')
  const closed = server.select(gaps, '选出已处理的', [labelAbout(desk, gaps)], who)
  await closed.answered
  desk.shows(desk.card(closed, byCommand('待补')))
  desk.finds(closed, '已处理 1 条')

  return { help, answer: again }
}

/** Looks at the versions, and goes back to the one before. */
export async function rollBack(desk: Desk, help: { id: string }): Promise<void> {
  const { server, moderator: user } = desk
  const who = { user, locale: 'zh-CN' }
  desk.findsCommand(help, 'corpus history')
  desk.scene('history', '想知道保留了哪些版本、谁做过什么，看版本。')
  const history = server.interaction({ command: 'corpus history', ...who })
  await history.answered
  desk.shows(desk.typed('corpus history'))
  desk.shows(desk.card(history, answersTo(user, 'command', '语料管理 版本')))

  desk.findsCommand(help, 'corpus rollback')
  desk.scene('rollback', '报社来电，说测量结果还要复核。阿青先退回更正以前的版本，版本从候选里选。')
  const typing = { command: 'corpus rollback', option: 'version', value: '', ...who }
  const choices = await server.autocomplete(typing).choices
  const [choice] = choices
  if (!choice) throw new Error('no version is offered to go back to')
  const version = String(choice.value)
  desk.finds(history, version)
  const asked = server.interaction({ command: 'corpus rollback', options: { version }, ...who })
  await asked.answered
  const names = choices.map(({ name }) => name)
  desk.shows(desk.typed('corpus rollback', { version: '' }, names))
  desk.shows(desk.card(asked, answersTo(user, 'command', '语料管理 退回')))

  desk.finds(asked, '确认')
  desk.scene('rolled-back', '点“确认”，马上由那个版本回答。')
  const rolledBack = desk.done('corpus.rollback')
  const back = server.press(asked, '确认', who)
  await rolledBack
  desk.shows(desk.card(back, answersTo(user, 'command', '语料管理 退回')))
}

function labelAbout({ server }: Desk, gaps: { id: string }): string {
  const labels = Object.values(server.shown(gaps).selects).flat()
  const found = labels.find((label) => label.includes(aboutTheLibrary))
  if (!found) throw new Error(`no option closes ${aboutTheLibrary}`)
  return found
}

/** Returns the single message of a refresh: with its bar, and then with its result. */
export function progressOf(desk: Desk, since: number): Card[] {
  const { server } = desk
  const sent = server.requests
    .slice(since)
    .filter(({ body, path }) => body && /\/channels\/\d+\/messages/.test(path))
  const id = (sent[0]?.answer as { id?: string } | undefined)?.id ?? ''
  const bodies = sent.map(({ body }) => body as MessageBody)
  const withBar = bodies.filter(({ content }) => content?.includes('▓')).at(-1)
  const last = desk.card(id)
  if (last.kind !== 'message' || !withBar) throw new Error('no progress was shown')
  return [{ ...last, content: withBar.content ?? '', embeds: [], components: [] }, last]
}
