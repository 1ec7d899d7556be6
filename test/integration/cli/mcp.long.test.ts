import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { expect, test } from 'vitest'
import { appOnNews } from '../../support/app/app-on-news.js'
import { home, runYouju, systemOfTests } from '../../support/cli/run-youju.js'
import { useAll } from '../web/api/use-mcp.js'

test('youju mcp serves an assistant on standard input and output, which hold nothing else', async () => {
  const on = await appOnNews()
  const env = {
    ...{ CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: on.stateDir, LANG: 'zh_CN' },
  }
  const client = new Client({ name: 'test', version: '1' })
  try {
    await on.app.ingest()
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [join(home, 'dist', 'main.js'), 'mcp'],
        env: { ...systemOfTests(), ...env },
        stderr: 'ignore',
      }),
    )
    await useAll(client, on.app)
    await client.close()

    // Requests that are piped in are answered before the end, and whatever is no request spoils nothing.
    const head = { jsonrpc: '2.0' }
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: about }
    const lines = [
      { ...head, id: 1, method: 'initialize', params },
      { ...head, method: 'notifications/initialized' },
      {
        ...head,
        id: 2,
        method: 'tools/call',
        params: { name: 'search', arguments: { query: '云岭' } },
      },
    ]
    const stdin = `${lines.map((line) => JSON.stringify(line)).join('\n')}\nno JSON\n`
    const { stdout, stderr, code } = await runYouju(['mcp'], { env, stdin })
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map(({ id }) => id)).toEqual([1, 2])
    for (const { jsonrpc } of answers) expect(jsonrpc).toBe('2.0')
  } finally {
    await client.close()
    await on.app.close()
    await on.remove()
  }
})

test('youju mcp --server serves one of several homes', async () => {
  const [one, other] = [
    await appOnNews(),
    await appOnNews({ 'tea.md': '# 茶\n\n松溪茶今天上市。\n' }),
  ]
  const client = new Client({ name: 'test', version: '1' })
  try {
    await other.app.ingest()
    const described = [one, other].map(({ corpus, indexDir, stateDir }, i) => ({
      ...{ server: `${i + 1}`.repeat(18), name: `home${i}` },
      ...{ corpus, index: indexDir, state: stateDir },
    }))
    // JSON is YAML.
    const path = join(one.folder, 'servers.yaml')
    await writeFile(path, JSON.stringify({ servers: described }))
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [join(home, 'dist', 'main.js'), 'mcp', '--server', 'home1'],
        env: { ...systemOfTests(), SERVERS_FILE: path },
        stderr: 'ignore',
      }),
    )
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri)).toEqual(['youju://articles/tea.md'])
  } finally {
    await client.close()
    for (const { app, remove } of [one, other]) {
      await app.close()
      await remove()
    }
  }
})

const about = { name: 'test', version: '1' }
