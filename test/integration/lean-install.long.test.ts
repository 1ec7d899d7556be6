import { cp, mkdir, readdir, symlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { home, runYouju, temporaryFolder } from '../support/cli/run-youju.js'

let folder: string
let remove: () => Promise<void>
const left = new Set(['onnxruntime-web', ...Object.keys(manifest.peerDependencies)])

/** The program as `npm ci --omit=dev --omit=peer` leaves it. */
beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  await cp(join(home, 'dist'), join(folder, 'dist'), { recursive: true })
  for (const name of ['corpus', 'embeddings/models', 'package.json']) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await symlink(join(home, name), join(folder, name))
  }
  await linkAll('node_modules')
})
afterAll(() => remove())

/** Links each package in a folder of packages, and those of its scopes, but what is left out. */
async function linkAll(packages: string): Promise<void> {
  await mkdir(join(folder, packages), { recursive: true })
  for (const entry of await readdir(join(home, packages))) {
    const path = join(packages, entry)
    if (left.has(path.slice('node_modules/'.length))) continue
    if (entry.startsWith('@')) await linkAll(path)
    else await symlink(join(home, path), join(folder, path))
  }
}

const youju = (args: readonly string[], env: Record<string, string>, program = 'main.js') =>
  runYouju(args, { program: relative(join(home, 'dist'), join(folder, 'dist', program)), env })

test('without what is loaded late, the index is built and questions are answered by rules alone', async () => {
  const env = { READER_MODEL: 'off' }
  expect(await youju(['ingest'], env)).toMatchObject({ code: 0 })
  const asked = await youju(['ask', '--json', '晋城光机电产业的产值有多少？'], env)
  expect(asked).toMatchObject({ code: 0, stderr: '' })
  const { status, answer } = JSON.parse(asked.stdout)
  expect([status, answer]).toEqual(['answered', expect.stringContaining('700亿元')])
})

test.each([
  ['the reader', {}, 'onnxruntime-node', '把 READER_MODEL 设为 off'],
  ['another model', { RERANK_MODEL: 'nobody/reranker' }, '@xenova/transformers', '只用自带的模型'],
  [
    'a chat model',
    { CHAT_MODEL: 'openai:any', OPENAI_API_KEY: 'key' },
    'langchain、@langchain/openai',
    '不设 CHAT_MODEL',
  ],
])('one sentence says what %s lacks, and what to do', async (_, env, lacking, otherwise) => {
  const asked = await youju(['ask', '晋城光机电产业的产值有多少？'], env)
  expect(asked.code).toBe(1)
  expect(asked.stderr.trim()).toBe(
    `没有安装程序包 ${lacking}：请在程序文件夹里运行 npm ci（不带 --omit=peer），或者${otherwise}。`,
  )
})

test('the bench says how to install what it compares with', async () => {
  const bench = await youju([], {}, 'bench/main.js')
  expect(bench).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('npm ci --prefix bench'),
  })
})
