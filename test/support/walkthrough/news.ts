import { aboutTheLibrary, busReport, correction, screenshot } from './article.js'
import { answersTo, type Desk } from './desk.js'
import { type Given, progressOf } from './moderator.js'

const locale = 'zh-CN'
const day = 24 * 60 * 60_000

/** Walks on with a watch, a screenshot, a feed, and a report in it that corrects an earlier one. */
export async function newsWalk(desk: Desk, { help, answer }: Given): Promise<void> {
  const { server, newspaper } = desk
  const { person, bot } = server.state

  desk.finds(help, '🔔')
  desk.finds(answer, '🔔')
  desk.scene('watch', '小林想知道这个数以后会不会改，在回答下面点 🔔。')
  const watched = server.press(answer, '🔔', { locale })
  await watched.answered
  desk.shows(desk.card(watched, answersTo(bot, 'message', '2.4万平方米')))
  desk.finds(watched, '私信')

  desk.finds(help, '截图')
  desk.scene('screenshot', '老周发来一张截图。小林同样右键 → 应用 → 查证：一句属实，一句不符。')
  const other = server.person({ username: '老周' })
  const shot = server.message({ content: '', author: other, files: [screenshot] })
  const check = server.useMenu({ command: '查证', message: shot.id, locale, user: person })
  await check.answered
  desk.shows(desk.card(shot.id), desk.card(check, answersTo(person, 'menu', '查证')))

  newspaper.publish(busReport)
  const feed = await subscribe(desk, help)
  desk.scene('feed-check', '阿青让它现在就读一次。有新文章，点“查看刷新计划”，再点“开始刷新”。')
  desk.shows(...(await readAndRefreshed(desk, feed)))

  newspaper.publish(correction)
  server.clock.advance(day)
  desk.scene('correction', '第二天，报社登了更正。阿青再读一次，再刷新，它说有旧回答受影响。')
  desk.shows(...(await readAndRefreshed(desk, feed)))

  desk.scene('turned', '原来那条回答下面多了一行：已有新的说法。')
  const asked = answersTo(person, 'command', '提问')
  desk.shows(desk.card(answer, asked))
  desk.finds(answer, '已有新的说法')

  desk.scene('notice', '小林点过 🔔，还收到一条私信。')
  const direct = server.state.directChannelOf(person).id
  const sent = [...server.state.messages.values()].filter(({ channelId }) => channelId === direct)
  const [notice] = sent
  if (!notice || sent.length > 1) throw new Error(`${sent.length} notices were sent`)
  desk.finds(notice.id, aboutTheLibrary)
  desk.shows(desk.card(notice.id))

  desk.findsCommand(help, 'timeline')
  desk.scene('timeline', '前后的报道各说了什么？小林看时间线，改过的数并排在最上面。')
  const options = { subject: '新馆总建筑面积' }
  const timeline = server.interaction({ command: 'timeline', options, locale })
  await timeline.answered
  desk.shows(desk.typed('timeline', options))
  desk.shows(desk.card(timeline, answersTo(person, 'command', '时间线')))
}

/** @returns the choice that stands for the feed while typing */
async function subscribe(desk: Desk, help: { id: string }) {
  const { server, newspaper, moderator: user } = desk
  const who = { user, locale }
  desk.findsCommand(help, 'corpus feeds')
  desk.scene('feed', '阿青不想篇篇都自己传，就订阅报社的网站。')
  const options = { address: newspaper.feed }
  const added = server.interaction({ command: 'corpus feeds add', options, ...who })
  await added.answered
  desk.shows(desk.typed('corpus feeds add', options))
  desk.shows(desk.card(added, answersTo(user, 'command', '语料管理 订阅 添加')))
  desk.finds(added, '已订阅 云溪日报')
  const typing = { command: 'corpus feeds check', option: 'feed', value: '云溪', ...who }
  const [choice] = await server.autocomplete(typing).choices
  if (!choice) throw new Error('the feed is not offered')
  return { name: choice.name, value: String(choice.value) }
}

/** Reads the feed, and refreshes by the buttons that follow; the plan is not among the cards. */
async function readAndRefreshed(desk: Desk, feed: { name: string; value: string }) {
  const { server, moderator: user } = desk
  const who = { user, locale }
  const options = { feed: feed.value }
  const read = server.interaction({ command: 'corpus feeds check', options, ...who })
  await read.answered
  desk.finds(read, '新增 1 篇')
  const plan = server.press(read, '查看刷新计划', who)
  await plan.answered
  const before = server.requests.length
  const refreshed = desk.refreshed()
  server.press(plan, '开始刷新', who)
  await refreshed
  return [
    desk.typed('corpus feeds check', { feed: feed.name }),
    desk.card(read, answersTo(user, 'command', '语料管理 订阅 读取')),
    ...progressOf(desk, before).slice(1),
  ]
}
