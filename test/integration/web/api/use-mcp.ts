import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { expect } from 'vitest'
import type { App } from '../../../../src/app.js'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import { answerSchema, checkSchema, searchSchema } from '../../../support/cli/contract.js'

const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

/** Uses all that a server offers; the client itself checks each result against the schema of its tool. */
export async function useAll(client: Client, app: App): Promise<void> {
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(['ask', 'check', 'search', 'read_article'])
  for (const { outputSchema } of tools) expect(outputSchema?.type).toBe('object')

  const asked = await client.callTool({ name: 'ask', arguments: { question: aboutBridge } })
  const answer = answerSchema.parse(asked.structuredContent)
  expect(answer.answer).toContain('18亿元')
  const [first] = answer.citations
  if (!first) throw new Error('no citation')
  expect(JSON.stringify(asked.content)).toContain(JSON.stringify(first.quote).slice(1, -1))

  const claim = '云岭大桥总投资19亿元。'
  const checked = await client.callTool({ name: 'check', arguments: { claim } })
  expect(checkSchema.parse(checked.structuredContent).verdict).toBe('contradicted')

  const found = await client.callTool({ name: 'search', arguments: { query: '云岭大桥', k: 2 } })
  expect(searchSchema.parse(found.structuredContent).hits.length).toBeLessThanOrEqual(2)

  const article = plain(await app.article(first.articleId))
  const read = await client.callTool({ name: 'read_article', arguments: { id: first.articleId } })
  expect(read.structuredContent).toEqual(article)

  const { resourceTemplates } = await client.listResourceTemplates()
  expect(resourceTemplates).toMatchObject([{ uriTemplate: 'youju://articles/{id}' }])
  const { resources } = await client.listResources()
  expect(resources.length).toBeGreaterThan(1)
  for (const { uri } of resources.slice(0, 3)) {
    const { contents } = await client.readResource({ uri })
    const { text } = await app.article(decodeURIComponent(uri.slice('youju://articles/'.length)))
    expect(contents).toEqual([{ uri, mimeType: 'text/plain', text }])
  }

  const missing = await client.callTool({
    name: 'read_article',
    arguments: { id: '../../etc/passwd' },
  })
  expect(missing.isError).toBe(true)
  const wrong = await client.callTool({ name: 'ask', arguments: { question: '问', more: 1 } })
  expect(wrong.isError).toBe(true)
}
