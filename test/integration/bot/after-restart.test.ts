import { expect, it } from 'vitest'
import { answer, article, claimCheck } from './answers.js'
import { descriptionOf, runKeepingBot, textOf } from './running-bot.js'

const question = '新馆有多大？'
const claim = '新馆面积3万平方米'

it('the rest of an answer is shown after a restart, to the last sentence', async () => {
  const sentences = Array.from({ length: 300 }, (_, i) => `第${i}句说的是新馆。[1]`)
  const first = await runKeepingBot(() => answer({ answer: sentences.join('') }))
  const asked = first.server.interaction({ command: 'ask', options: { question } })
  const shown = descriptionOf(await asked.answered)
  const { server, log } = await first.restarted()
  const rest = descriptionOf(await server.press(asked, '看其余部分').answered)
  expect(`${shown}\n${rest}`.match(/第\d+句说的是新馆。\[1\]/g)).toEqual(sentences)
  expect(log.at('error')).toEqual([])
})

it('a check is published, with what was left of it, and its source opened, after a restart', async () => {
  const first = await runKeepingBot()
  first.service.checks.set(claim, claimCheck())
  first.service.articles.set('article-1', article())
  const more = Array.from({ length: 6 }, (_, i) => `第${i}号馆已经开放。`).join('')
  const options = { claim: `${claim}。${more}` }
  const checked = first.server.interaction({ command: 'check', options })
  await checked.answered
  const { server, service, log } = await first.restarted()
  const original = await server.press(checked, '查看原文').answered
  expect(descriptionOf(original)).toContain('**新馆总建筑面积2.4万平方米**')
  const pressed = server.press(checked, '公开')
  const published = await pressed.followedUp
  expect(descriptionOf(published)).toContain('**不符**')
  expect(textOf(published)).toContain('后面还有 2 句没查')
  expect((await server.press(checked, '👍').answered).content).toContain('谢谢')
  await pressed.answered
  const [open = ''] = server.answersTo(pressed)
  expect(await service.state.givenIn(open)).toMatchObject({ kind: 'check', isPrivate: false })
  expect(log.at('error')).toEqual([])
})

it('what was asked is deleted by the buttons of before a restart, at both steps', async () => {
  const first = await runKeepingBot()
  const { server } = first
  await server.interaction({ command: 'ask', options: { question } }).answered
  const privacy = server.interaction({ command: 'privacy' })
  await privacy.answered
  const { service, log } = await first.restarted()
  await server.press(privacy, '删除我的提问').answered
  expect(server.shown(privacy).text).toContain('确定吗')
  expect(await service.state.lastIn(server.state.channelId)).not.toBeNull()
  await server.press(privacy, '确认删除').answered
  expect(server.shown(privacy).text).toBe('已删除你的 1 条提问和全部评价。')
  expect(await service.state.lastIn(server.state.channelId)).toBeNull()
  expect(log.at('error')).toEqual([])
})
