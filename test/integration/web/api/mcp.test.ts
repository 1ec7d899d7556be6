import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { expect, onTestFinished, test } from 'vitest'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import { apiOnNews } from './api-on-news.js'
import { useAll } from './use-mcp.js'

async function connected(url: string, token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  const requestInit = { headers: { authorization: `Bearer ${token}` } }
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit })
  onTestFinished(() => client.close())
  // The SDK's own types disagree under exactOptionalPropertyTypes.
  await client.connect(transport as Transport)
  return client
}

test('an assistant asks, checks, searches and reads over HTTP', async () => {
  const { app, url, token } = await apiOnNews()
  await useAll(await connected(url, (await token()).text), app)
})

test('a token allows its scopes and no others, and says so', async () => {
  const { url, token } = await apiOnNews()
  const client = await connected(url, (await token(['search'])).text)
  const refused = await client.callTool({ name: 'ask', arguments: { question: aboutBridge } })
  expect(refused.isError).toBe(true)
  expect(JSON.stringify(refused.content)).toContain('ask')
  await expect(client.readResource({ uri: 'youju://articles/bridge.md' })).rejects.toThrow(
    'articles',
  )
  const found = await client.callTool({ name: 'search', arguments: { query: '云岭大桥' } })
  expect(found.isError).toBeFalsy()
})

test('without a token a client is told that one is missing', async () => {
  const { url } = await apiOnNews()
  await expect(connected(url, 'youju_wrong')).rejects.toThrow()
})
