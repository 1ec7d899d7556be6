import { expect, it } from 'vitest'
import { type ModeratedBot, moderatedBot } from './moderated-bot.js'

const typed = {
  target: '没有这样一篇文章.txt',
  version: '没有这样一个版本',
  fileName: '秘密的名单.txt',
  title: '一份没有发表的稿子',
  text: '松溪县的石拱桥长52米。',
  address: 'http://127.0.0.1:9/draft-of-tomorrow',
  question: '松溪县谁负责桥梁？',
  since: '2024-5月初9',
}

/** All that a moderator can type, where it cannot be done and where it can. */
async function typeEverything(bot: ModeratedBot): Promise<void> {
  const { server, moderator: user } = bot
  const run = async (command: string, options: Record<string, unknown>) => {
    const given = server.interaction({ command, options: options as Record<string, string>, user })
    await given.answered
    return given
  }
  const file = { filename: typed.fileName, bytes: typed.text }
  const { question, since } = typed
  await run('corpus remove', { target: typed.target })
  await run('corpus rollback', { version: typed.version })
  await run('corpus add', { url: typed.address })
  await run('corpus add', { file })
  const form = server.interaction({ command: 'corpus add', user })
  await form.modal
  const values = { 标题: typed.title, 正文: typed.text }
  await server.submitModal(form, values, { user }).answered
  await run('ask', { question, since })
  await run('ask', { question })
  const gaps = await run('gaps', {})
  await server.select(gaps, '选出已处理的', [server.shown(gaps).selects.选出已处理的?.[0] ?? ''], {
    user,
  }).answered
}

it('what moderators type stands in no log, whether it can be done or not', async () => {
  const bot = await moderatedBot()
  await typeEverything(bot)
  const removed = bot.server.interaction({
    ...{ command: 'corpus remove', options: { target: 'bridge.md' }, user: bot.moderator },
  })
  await removed.answered
  await bot.app.removeFromCorpus('bridge.md')
  const failed = bot.audited()
  await bot.server.press(removed, '确认', { user: bot.moderator }).answered
  expect(await failed).toMatchObject({ action: 'corpus.remove', outcome: 'failed' })

  const logged = JSON.stringify(bot.log.entries.filter(({ level }) => level !== 'debug'))
  for (const text of [...Object.values(typed), 'bridge.md']) expect(logged).not.toContain(text)
  expect(logged).toContain('"code":"article_missing"')
  expect(logged).toContain('"code":"url_refused"')
  expect(logged).toContain('"code":"usage"')
})
