import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failure } from '../../../../src/wording/failure.js'
import { answerOf } from '../../../support/answer-of.js'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import { manyArticles } from '../../../support/app/many-articles.js'
import { news } from '../../../support/cli/news.js'
import { type ModeratedBot, moderatedBot, newFile } from './moderated-bot.js'

const locales = ['zh-CN', 'zh-TW', 'en-US'] as const
type Locale = (typeof locales)[number]

async function add(bot: ModeratedBot, locale: Locale, options: Record<string, unknown>) {
  const given = bot.server.interaction({
    ...{ command: 'corpus add', options: options as Record<string, string> },
    ...{ user: bot.moderator, locale },
  })
  const written = bot.audited()
  await given.answered
  const entry = await written
  return { shown: bot.server.shown(given), entry }
}

const inbox = (bot: ModeratedBot) => readdir(join(bot.on.corpus, 'inbox')).catch(() => [])

it.each([
  ['zh-CN', '语料里已有同样的文件（library.txt）', '不支持的文件类型 .exe', '太大，最多 25 MB'],
  ['zh-TW', '語料裡已有同樣的檔案（library.txt）', '不支援的檔案類型 .exe', '太大，最多 25 MB'],
  [
    'en-US',
    'has the same file already (library.txt)',
    'files of type .exe',
    'too large, at most 25 MB',
  ],
] as const)(
  'several files at once, each with what became of it: %s',
  async (locale, same, type, large) => {
    const bot = await moderatedBot()
    const { shown, entry } = await add(bot, locale, {
      file: { filename: '松溪 石拱桥*.txt', bytes: newFile['new.txt'] },
      file2: { filename: 'again.txt', bytes: news['library.txt'] ?? '' },
      file3: { filename: 'program.exe', bytes: 'MZ' },
      file4: { filename: 'large.txt', bytes: Buffer.alloc(25 * 1024 * 1024 + 1) },
      file5: {
        filename: 'records.jsonl',
        bytes: `${JSON.stringify({ text: '青禾市新增了三条公交线路。' })}\n{}\n`,
      },
    })
    const about = (name: string) => shown.lines.find((line) => line.includes(name)) ?? ''
    expect(about('石拱桥')).toMatch(/^✅ .*[：:] ?1 /)
    expect(about('again')).toContain(same)
    expect(about('again')).toMatch(/^☑️/)
    expect(about('program')).toMatch(/^❌/)
    expect(about('program')).toContain(type)
    expect(about('large')).toContain(large)
    expect(about('records')).toMatch(/^✅ .*[：:] ?1 .*[,，].*1/)
    expect((await inbox(bot)).sort()).toEqual(['records.jsonl', '松溪 石拱桥.txt'])
    expect(entry).toMatchObject({ action: 'corpus.add', outcome: 'done', user: bot.moderator.id })
    expect(shown.buttons).toHaveLength(1)
    expect(bot.server.failures).toEqual([])
  },
)

it.each([
  ['zh-CN', ['标题', '媒体（可不填）', '日期，如 2024-05-18（可不填）', '正文'], '“五月”不是日期'],
  [
    'zh-TW',
    ['標題', '媒體（可不填）', '日期，如 2024-05-18（可不填）', '正文'],
    '「五月」不是日期',
  ],
  [
    'en-US',
    ['Title', 'Publisher (optional)', 'Date, e.g. 2024-05-18 (optional)', 'Text'],
    '“五月” is not a date',
  ],
] as const)('a text is pasted into a form: %s', async (locale, labels, badDate) => {
  const bot = await moderatedBot()
  const { server, moderator, on } = bot
  const who = { user: moderator, locale }
  const open = async () => {
    const given = server.interaction({ command: 'corpus add', ...who })
    await given.modal
    return given
  }
  const [title, source, date, text] = labels
  const values = {
    [title]: '石拱桥: "修好"',
    [source]: '松溪商报',
    [text]: '松溪县的石拱桥长52米。',
  }
  const wrong = server.submitModal(await open(), { ...values, [date]: '五月' }, who)
  await wrong.answered
  expect(server.shown(wrong).text).toContain(badDate)
  expect(server.shown(wrong).text).toContain('松溪县的石拱桥长52米。')
  expect(await inbox(bot)).toEqual([])

  const written = bot.audited()
  const sent = server.submitModal(await open(), { ...values, [date]: '2024-12-01' }, who)
  await sent.answered
  expect(await written).toMatchObject({ action: 'corpus.add', outcome: 'done' })
  expect(server.shown(sent).lines[0]).toMatch(/^✅/)
  await on.app.ingest()
  expect((await answerOf(on.app, '石拱桥长多少米？')).citations[0]).toMatchObject({
    ...{ title: '石拱桥: "修好"', source: '松溪商报', published: '2024-12-01' },
  })
})

it.each([
  ['zh-CN', '网址指向内部或保留的网络地址'],
  ['zh-TW', '網址指向內部或保留的網路位址'],
  ['en-US', 'The address leads to an internal or reserved network'],
] as const)('an address inside the network is refused: %s', async (locale, sentence) => {
  const bot = await moderatedBot()
  for (const url of ['http://127.0.0.1:8080/', 'http://169.254.169.254/latest/meta-data/']) {
    const { shown, entry } = await add(bot, locale, { url })
    expect(shown.text).toContain(`❌ ${sentence}`)
    expect(shown.buttons).toEqual([])
    expect(entry).toMatchObject({ action: 'corpus.add', outcome: 'failed' })
  }
  expect(await inbox(bot)).toEqual([])
})

it('a page is added with its address, and files beside it even where it fails', async () => {
  const pages: string[] = []
  const bot = await moderatedBot({
    service: {
      async addPage(url) {
        pages.push(url)
        if (pages.length > 1) throw failure('url_refused', { reason: { code: 'url_unreachable' } })
        const { addToCorpus } = bot.app
        const [added] = await addToCorpus([
          { name: 'page.txt', bytes: Buffer.from(newFile['new.txt']), url },
        ])
        if (!added) throw new Error('nothing was added')
        return added
      },
    },
  })
  const url = 'https://news.example/bridge?a=1'
  expect((await add(bot, 'zh-CN', { url })).shown.lines[0]).toBe('✅ page.txt：1 篇文章')
  expect(pages).toEqual([url])
  const file = { filename: 'b.txt', bytes: '青禾市新增了三条公交线路。' }
  const { shown, entry } = await add(bot, 'zh-CN', { url, file })
  expect(shown.lines.slice(0, 2)).toEqual([
    '✅ b.txt：1 篇文章',
    expect.stringMatching('^❌ .*连不上这个网站：请稍后再试'),
  ])
  expect(entry?.outcome).toBe('done')
})

it('one file that cannot be added costs only itself', async () => {
  const bot = await moderatedBot({
    service: {
      async addToCorpus(files) {
        if (files.some(({ name }) => name === 'b.txt')) {
          throw failure('corpus_unwritable', { path: '/srv/corpus', fault: 'EACCES' })
        }
        return bot.app.addToCorpus(files)
      },
    },
  })
  const { shown, entry } = await add(bot, 'en-US', {
    file: { filename: 'a.txt', bytes: newFile['new.txt'] },
    file2: { filename: 'b.txt', bytes: '青禾市新增了三条公交线路。' },
    file3: { filename: 'c.txt', bytes: '青禾市撤销了两条公交线路。' },
  })
  expect(shown.lines.slice(0, 3)).toEqual([
    '✅ a.txt: 1 article',
    "❌ b.txt: The corpus folder cannot be written; please tell the bot's operators.",
    '✅ c.txt: 1 article',
  ])
  expect((await inbox(bot)).sort()).toEqual(['a.txt', 'c.txt'])
  expect(entry).toMatchObject({ action: 'corpus.add', outcome: 'done' })
  expect(entry?.detail).toContain('b.txt')
})

it('a file that is larger than Discord said is given up at the limit', async () => {
  const bot = await moderatedBot()
  const bytes = Buffer.alloc(25 * 1024 * 1024 + 1, 'a')
  const { shown, entry } = await add(bot, 'zh-CN', {
    file: { filename: 'large.txt', bytes, size: 100 },
    file2: { filename: 'new.txt', bytes: newFile['new.txt'], size: 100 },
  })
  expect(shown.lines.slice(0, 2)).toEqual([
    '❌ large.txt：文件太大，最多 25 MB',
    '✅ new.txt：1 篇文章',
  ])
  expect(await inbox(bot)).toEqual(['new.txt'])
  expect(entry?.outcome).toBe('done')
})

it('others are answered while a large file is read', async () => {
  const limits = { perUser: 10_000, perChannel: 100_000, atOnce: 60, waiting: 200 }
  const bot = await moderatedBot({ app: { workApart: true }, settings: { limits } })
  const { server, moderator: user } = bot
  const records = manyArticles(1210, 1)['many.jsonl'] ?? ''
  const bytes = Array.from({ length: 6 }, (_, n) => records.replaceAll('"id":"', `"id":"${n}-`))
  const file = { filename: 'many.jsonl', bytes: bytes.join('') }
  const adding = server.interaction({ command: 'corpus add', options: { file }, user })
  let isAdded = false
  const added = adding.answered.then(() => {
    isAdded = true
  })
  let answeredMeanwhile = 0
  while (!isAdded) {
    const given = server.interaction({ command: 'ask', options: { question: aboutBridge } })
    await given.answered
    expect(server.shown(given).text).toContain('18亿元')
    if (!isAdded) answeredMeanwhile++
  }
  await added
  expect(server.shown(adding).lines[0]).toBe('✅ many.jsonl：7260 篇文章')
  expect(answeredMeanwhile).toBeGreaterThan(0)
})

it('a file that Discord does not hand over is told, and nothing is written', async () => {
  const bot = await moderatedBot()
  bot.server.fail({ method: 'GET', path: /^\/attachments/, status: 404, body: {} })
  const file = { filename: 'new.txt', bytes: newFile['new.txt'] }
  const { shown, entry } = await add(bot, 'zh-CN', { file })
  expect(shown.lines).toEqual(['❌ new.txt：没能从 Discord 取到这个文件，请重新上传'])
  expect(entry?.outcome).toBe('failed')
  expect(await readFile(join(bot.on.corpus, 'library.txt'), 'utf8')).toBe(news['library.txt'])
})
