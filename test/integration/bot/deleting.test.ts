import { expect, it } from 'vitest'
import { memoryState } from '../../support/state/memory-state.js'
import { answer, noEvidence } from './answers.js'
import { controlsOf, runBot, textOf } from './running-bot.js'

/** What a test lets go on. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

async function deleteAll(server: Awaited<ReturnType<typeof runBot>>['server']) {
  const privacy = server.interaction({ command: 'privacy' })
  await privacy.acknowledged
  await server.press(privacy, '删除我的提问').answered
  await server.press(privacy, '确认删除').answered
  expect(server.shown(privacy).text).toContain('已删除你的')
}

it('what is being answered while all is deleted is shown, and not kept', async () => {
  const begun = gate()
  const going = gate()
  const state = memoryState()
  const { server } = await runBot(
    async (question) => {
      if (question.includes('等')) {
        begun.open()
        await going.opened
      }
      return question.includes('无') ? noEvidence() : answer()
    },
    { state },
  )
  const ask = (question: string) => server.interaction({ command: 'ask', options: { question } })
  const under = [ask('等：新馆多大？'), ask('等：无此馆？')]
  await begun.opened
  await deleteAll(server)
  going.open()
  for (const asked of under) {
    const shown = await asked.answered
    expect(textOf(shown)).not.toBe('')
    expect(controlsOf(shown)).toEqual([])
  }
  expect(await state.gaps()).toEqual([])
  expect(await state.forgetUser(server.state.person.id)).toBe(0)
  // What is asked after that is kept again.
  await ask('新馆在哪里？').answered
  expect(await state.forgetUser(server.state.person.id)).toBe(1)
})

it('what is deleted in the moment in which it is kept is gone too', async () => {
  const begun = gate()
  const going = gate()
  const real = memoryState()
  const state = {
    ...real,
    async keep(given: Parameters<typeof real.keep>[0]) {
      begun.open()
      await going.opened
      return real.keep(given)
    },
  }
  const { server } = await runBot(undefined, { state })
  const claim = server.interaction({ command: 'check', options: { claim: '新馆面积3万平方米' } })
  await begun.opened
  await deleteAll(server)
  going.open()
  await claim.answered
  expect(await real.forgetUser(server.state.person.id)).toBe(0)
})
