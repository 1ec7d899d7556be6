import { expect, it } from 'vitest'
import { dearerBridge } from '../../support/app/app-on-news.js'
import { answer, article, citation } from './answers.js'
import { type ModeratedBot, moderatedBot, newFile } from './moderating/moderated-bot.js'
import { type BotUnderTest, runBot } from './running-bot.js'

type Answered = { id: string; token: string }

/** The answer to the next acknowledgement is lost: Discord has taken it, and refuses it when it is sent again. */
function loseNext({ server }: Pick<BotUnderTest, 'server'>): void {
  server.fail({
    ...{ method: 'POST', path: /callback$/, status: 500, carriedOut: true, times: 1 },
    body: { message: 'lost', code: 0 },
  })
}

/** What the person sees in the end: an edit of the reply, or what stood in the callback itself. */
async function seen({ server }: Pick<BotUnderTest, 'server'>, { id, token }: Answered) {
  await server.requestThat(
    ({ path, code, status }) =>
      code === 40060 && status === 400 && path === `/interactions/${id}/${token}/callback`,
  )
  const { acknowledgement } = server.state.interactions.get(id) ?? {}
  if (acknowledgement?.type === 9) return acknowledgement.data?.title ?? ''
  if (acknowledgement?.type !== 4) {
    await server.requestThat(
      ({ path, method, status }) =>
        method === 'PATCH' && status === 200 && path.endsWith(`${token}/messages/@original`),
    )
  }
  const { text, thinking } = server.shown({ id })
  expect(thinking).toBe(false)
  return text
}

const question = '新馆有多大？'
const ask = async (bot: BotUnderTest, more: object = {}) => {
  const given = bot.server.interaction({ command: 'ask', options: { question, ...more } })
  await given.answered
  return given
}
const command = (name: string, options: Record<string, string> = {}) => ({
  prepare: async () => null,
  act: ({ server }: BotUnderTest) => server.interaction({ command: name, options }),
})
const button = (label: string, more: object = {}) => ({
  prepare: (bot: BotUnderTest) => ask(bot, more),
  act: ({ server }: BotUnderTest, shown: Answered) => server.press(shown, label),
})

const reading: Record<
  string,
  {
    prepare: (bot: BotUnderTest) => Promise<Answered | null>
    act: (bot: BotUnderTest, shown: Answered) => Answered
    said: string
  }
> = {
  '/ask': { ...command('ask', { question }), said: '2.4万平方米' },
  '/check': { ...command('check', { claim: '新馆已经开放' }), said: '语料未载' },
  '/sources': { ...command('sources'), said: '语料里的文章：21 篇' },
  '/article': { ...command('article', { title: 'article-1' }), said: '新馆开放首日' },
  '/help': { ...command('help'), said: '句句有出处' },
  '/privacy': { ...command('privacy'), said: '我记下什么' },
  'the menu of a message': {
    prepare: ask,
    act: ({ server }, message) => server.useMenu({ command: '查证', message }),
    said: '语料未载',
  },
  查看原文: { ...button('查看原文'), said: '比老馆大三倍' },
  看其他引文: {
    async prepare(bot) {
      const opened = bot.server.press(await ask(bot), '查看原文')
      await opened.answered
      return opened
    },
    act: ({ server }, shown) => server.select(shown, '看其他引文', ['1']),
    said: '新馆总建筑面积',
  },
  依据: { ...button('依据'), said: '这条回答的依据' },
  看其余部分: { ...button('看其余部分'), said: '第699句' },
  '👍': { ...button('👍'), said: '谢谢' },
  '👎': { ...button('👎'), said: '哪里不对' },
  'the reason of 👎': {
    async prepare(bot) {
      const opened = bot.server.press(await ask(bot), '👎')
      await opened.modal
      return opened
    },
    act: ({ server }, opened) => server.submitModal(opened, {}),
    said: '已记入待补清单',
  },
  公开: { ...button('公开', { private: true }), said: '2.4万平方米' },
  追问: { ...button('追问'), said: '接着问' },
  下一页: {
    async prepare({ server }) {
      const listed = server.interaction({ command: 'sources' })
      await listed.answered
      return listed
    },
    act: ({ server }, listed) => server.press(listed, '下一页'),
    said: '第 2 页',
  },
  删除我的提问: {
    async prepare({ server }) {
      const shown = server.interaction({ command: 'privacy' })
      await shown.answered
      return shown
    },
    act: ({ server }, shown) => server.press(shown, '删除我的提问'),
    said: '确定吗',
  },
}

it.each(Object.entries(reading))(
  '%s is answered although the acknowledgement was sent twice',
  async (_, { prepare, act, said }) => {
    const sentences = Array.from({ length: 700 }, (_, i) => `第${i}句说的是新馆。[1]`).join('')
    const citations = [citation(), citation({ n: 2, articleId: 'article-1' })]
    const bot = await runBot(() => answer({ answer: sentences, citations }))
    for (let n = 1; n < 22; n++) {
      bot.service.articles.set(`article-${n}`, article({ id: `article-${n}` }))
    }
    const shown = await prepare(bot)
    loseNext(bot)
    const text = await seen(bot, act(bot, shown ?? { id: '', token: '' }))
    if (said === '第699句') expect(text).toMatch(/第\d+句说的是新馆/)
    else expect(text).toContain(said)
    await bot.close()
    expect(bot.log.at('error')).toEqual([])
  },
)

const moderate = (name: string, options: Record<string, string> = {}) => ({
  prepare: async () => null,
  act: ({ server, moderator: user }: ModeratedBot) =>
    server.interaction({ command: name, options, user }),
})
const begun = (name: string, options: Record<string, string> = {}) => ({
  async prepare(bot: ModeratedBot) {
    const asked = moderate(name, options).act(bot)
    await asked.answered
    return asked
  },
})
const press =
  (label: string) =>
  ({ server, moderator: user }: ModeratedBot, shown: Answered) =>
    server.press(shown, label, { user })

const moderating: Record<
  string,
  {
    prepare: (bot: ModeratedBot) => Promise<Answered | null>
    act: (bot: ModeratedBot, shown: Answered) => Answered
    said: string
  }
> = {
  '/corpus status': { ...moderate('corpus status'), said: '语料与索引' },
  '/corpus add': { ...moderate('corpus add'), said: '粘贴一篇文章' },
  '/corpus remove': { ...moderate('corpus remove', { target: 'bridge.md' }), said: '要移除' },
  '/corpus refresh': { ...moderate('corpus refresh'), said: '刷新计划' },
  '/corpus history': { ...moderate('corpus history'), said: '保留的版本' },
  '/corpus rollback': { ...moderate('corpus rollback', { version: 'no' }), said: '没有版本 no' },
  '/gaps': { ...moderate('gaps'), said: '没有待补的问题' },
  查看刷新计划: { ...begun('corpus status'), act: press('查看刷新计划'), said: '刷新计划' },
  开始刷新: { ...begun('corpus refresh'), act: press('开始刷新'), said: '已开始' },
  确认: {
    ...begun('corpus remove', { target: 'bridge.md' }),
    ...{ act: press('确认'), said: '已从语料移除' },
  },
  取消: { ...begun('corpus refresh'), act: press('取消'), said: '什么也没有改动' },
  选出已处理的: {
    async prepare(bot) {
      const asked = { command: 'ask', options: { question: '量子计算机有几个比特？' } }
      await bot.server.interaction(asked).answered
      return begun('gaps').prepare(bot)
    },
    act: ({ server, moderator: user }, listed) =>
      server.select(listed, '选出已处理的', ['1. 量子计算机有几个比特？'], { user }),
    said: '已处理 1 条',
  },
  'a text that is pasted': {
    async prepare(bot) {
      const opened = moderate('corpus add').act(bot)
      await opened.modal
      return opened
    },
    act: ({ server, moderator: user }, opened) =>
      server.submitModal(opened, { 标题: '石拱桥', 正文: newFile['new.txt'] }, { user }),
    said: '✅',
  },
}

it.each(Object.entries(moderating))(
  '%s is answered a moderator although the acknowledgement was sent twice',
  async (_, { prepare, act, said }) => {
    const bot = await moderatedBot()
    await bot.on.write(dearerBridge)
    const shown = await prepare(bot)
    loseNext(bot)
    expect(await seen(bot, act(bot, shown ?? { id: '', token: '' }))).toContain(said)
    expect(bot.log.at('error')).toEqual([])
  },
)
