import { aboutTheLibrary } from './article.js'
import { answersTo, type Desk } from './desk.js'

const question = '晋城经开区光机电产业总产值突破了多少？'
const rumour = '晋城经开区每分钟能生产300个精微光学镜头。'

/** Walks through what a person does who has never seen the bot. */
export async function readersWalk(desk: Desk): Promise<void> {
  const { server } = desk
  const { person, bot } = server.state
  const locale = 'zh-CN'

  desk.scene('help', '小林第一次见到这个机器人，先打 /帮助。')
  const help = server.interaction({ command: 'help', locale })
  await help.answered
  const command = desk.typed('help')
  desk.shows(command, desk.card(help, answersTo(person, 'command', '帮助')))

  desk.finds(help, '@ 我')
  desk.scene('answer', '帮助里说可以 @ 它，小林就这样问了一个问题。')
  const asked = server.message({ content: `<@${bot.id}> ${question}`, mentions: [bot] })
  const answer = await asked.replyId
  desk.shows(
    desk.card(asked.id),
    desk.card(answer, answersTo(person, 'message', `@有据 ${question}`)),
  )

  desk.finds(answer, '查看原文')
  desk.scene('original', '小林想看引文在文章里的上下文，点“查看原文”。')
  const original = server.press(answer, '查看原文', { locale })
  await original.answered
  desk.shows(desk.card(original, answersTo(bot, 'message', '晋城经开区的光机电产业总产值……')))

  desk.finds(answer, '依据')
  desk.scene('receipt', '再点“依据”，看这条回答是怎样来的。')
  const receipt = server.press(answer, '依据', { locale })
  await receipt.answered
  desk.shows(desk.card(receipt, answersTo(bot, 'message', '晋城经开区的光机电产业总产值……')))

  desk.finds(help, '查证')
  desk.scene('check', '频道里有人转来一句话。小林照帮助说的，右键这条消息 → 应用 → 查证。')
  const other = server.person({ username: '老周' })
  const said = server.message({ content: rumour, author: other })
  const check = server.useMenu({ command: '查证', message: said.id, locale, user: person })
  await check.answered
  desk.shows(desk.card(said.id), desk.card(check, answersTo(person, 'menu', '查证')))

  desk.findsCommand(help, 'ask')
  desk.scene('silence', '小林又问了一件语料里没有的事。它直说没有，并记入待补清单。')
  const unknown = server.interaction({
    command: 'ask',
    options: { question: aboutTheLibrary },
    locale,
  })
  await unknown.answered
  const typed = desk.typed('ask', { question: aboutTheLibrary })
  desk.shows(typed, desk.card(unknown, answersTo(person, 'command', '提问')))
  desk.finds(unknown, '待补清单')

  desk.finds(help, '👎')
  desk.finds(answer, '👎')
  desk.scene('vote', '回头看第一条回答，小林觉得不够全，点 👎，写下原因。')
  const down = server.press(answer, '👎', { locale })
  const { title, components } = await down.modal
  const reason = '没有说是哪一年的产值'
  const inputs = components.flatMap((row) => row.components ?? [])
  desk.shows({
    kind: 'form',
    title,
    inputs: inputs.map(({ label, placeholder, style, max_length: most }) => ({
      label: label ?? '',
      value: reason,
      placeholder: placeholder ?? '',
      isLong: style === 2,
      most: most ?? 4000,
    })),
  })
  const sent = server.submitModal(down, { reason }, { locale })
  await sent.answered
  desk.shows(desk.card(sent, answersTo(bot, 'message', '晋城经开区的光机电产业总产值……')))
}
