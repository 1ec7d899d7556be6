import { StringOutputParser } from '@langchain/core/output_parsers'
import { ChatPromptTemplate } from '@langchain/core/prompts'
import { RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables'
import { FakeListChatModel, FakeVectorStore } from '@langchain/core/utils/testing'
import { AIMessage, createAgent, type Document, fakeModel, HumanMessage, tool } from 'langchain'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type App, createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { PassageRetriever, YoujuEmbeddings } from '../../../src/langchain.js'
import { writeFiles } from '../../support/cli/news.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: App
let removeFolder: () => Promise<void>
beforeAll(async () => {
  const { folder, remove } = await temporaryFolder()
  removeFolder = remove
  await writeFiles(folder)
  const config = { ...readConfig({}), corpus: folder, indexDir: `${folder}/.index` }
  app = createApp(config)
  await app.ingest()
})
afterAll(() => removeFolder())

const question = '云岭大桥总投资多少？'
const written = (documents: Document[]) =>
  documents.map(({ pageContent, id }) => `[${id}] ${pageContent}`).join('\n')

test('a chain of retriever, prompt, chat model and parser reads our passages', async () => {
  const prompts: string[] = []
  const chain = RunnableSequence.from<string, string>([
    {
      evidence: new PassageRetriever(app, { k: 2 }).pipe(written),
      question: new RunnablePassthrough<string>(),
    },
    ChatPromptTemplate.fromMessages([
      ['system', '只根据下面的段落回答：\n{evidence}'],
      ['human', '{question}'],
    ]),
    (prompt: { toString(): string }) => {
      prompts.push(prompt.toString())
      return prompt
    },
    new FakeListChatModel({ responses: ['总投资为18亿元[1]。'] }),
    new StringOutputParser(),
  ])
  expect(await chain.invoke(question)).toBe('总投资为18亿元[1]。')
  expect(prompts).toHaveLength(1)
  expect(prompts[0]).toContain(question)
  expect(prompts[0]).toContain('[bridge.md@0] 云岭大桥5月12日建成通车，总投资为18亿元。')
})

test('a document carries what a citation needs', async () => {
  const [document] = await new PassageRetriever(app, { k: 1 }).invoke(question)
  const { articleId, start, end, source, published } = document?.metadata ?? {}
  expect({ source, published }).toEqual({ source: '云岭日报', published: '2023-05-12' })
  const { text } = await app.article(articleId)
  expect(text.slice(start, end)).toBe(document?.pageContent)
})

test('an agent of langchain answers with our retriever as its tool', async () => {
  const retriever = new PassageRetriever(app, { k: 1 })
  const search = tool(async ({ query }) => written(await retriever.invoke(query)), {
    name: 'search',
    description: '检索新闻语料',
    schema: z.object({ query: z.string() }),
  })
  const model = fakeModel()
    .respondWithTools([{ name: 'search', args: { query: question } }])
    .respond((messages) => {
      const found = /总投资为([^。]+)/.exec(String(messages.at(-1)?.content))?.[1]
      return new AIMessage(`总投资是${found}。`)
    })
  const { messages } = await createAgent({ model, tools: [search] }).invoke({
    messages: [new HumanMessage(question)],
  })
  expect(messages.at(-1)?.text).toBe('总投资是18亿元。')
})

test('our embeddings serve a vector store of langchain', async () => {
  const embeddings = await YoujuEmbeddings.open(readConfig({}))
  const texts = ['新建的大桥通车了', '图书馆的藏书增加了', '茶叶出口额上升']
  const store = await FakeVectorStore.fromTexts(texts, [{ n: 1 }, { n: 2 }, { n: 3 }], embeddings)
  const found = await store.similaritySearchWithScore('图书馆藏书有多少', 3)
  expect(found[0]?.[0]).toMatchObject({ pageContent: texts[1], metadata: { n: 2 } })
  expect((found[0]?.[1] ?? 0) > (found[1]?.[1] ?? 1)).toBe(true)

  const [vector] = await embeddings.embedDocuments(['茶叶'])
  expect(vector?.length).toBe((await embeddings.embedQuery('茶叶')).length)
  expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5)
})
