import { cp, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { callYouju } from '../../support/cli/call-youju.js'
import { onlyLine, reportSchema } from '../../support/cli/contract.js'
import { expectOneSentence } from '../../support/cli/faults.js'
import { writeFiles } from '../../support/cli/news.js'
import { home, temporaryFolder } from '../../support/cli/run-youju.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const question = '云岭大桥总投资多少？'
let folder: string
let whole: string
let index: string
let removeFolder: () => Promise<void>
const youju = (args: string[], env: Record<string, string> = {}) =>
  callYouju(args, { CORPUS_DIR: join(folder, 'corpus'), INDEX_DIR: index, ...env })

beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  await writeFiles(join(folder, 'corpus'))
  whole = join(folder, 'whole')
  index = whole
  expect((await youju(['ingest'])).code).toBe(0)
})
afterAll(() => removeFolder())

let number = 0
beforeEach(async () => {
  index = join(folder, `index-${++number}`)
  await cp(whole, index, { recursive: true })
})

const current = async () => (await readFile(join(index, 'CURRENT'), 'utf8')).trim()
const inVersion = async (name: string) => join(index, await current(), name)

async function expectRebuilt(env: Record<string, string> = {}): Promise<void> {
  const ingest = await youju(['ingest', '--json'], env)
  expect(reportSchema.parse(onlyLine(ingest.stdout))).toMatchObject({ articles: 5, added: 5 })
  const answer = await youju(['ask', question], env)
  expect(answer).toMatchObject({ code: 0, stdout: expect.stringMatching(/^18亿元\n/) })
}

test('no index yet: ask, search and article say how to make one', async () => {
  const nowhere = ['--index', join(folder, 'none')]
  for (const args of [
    ['ask', question, '--json'],
    ['search', question],
    ['article', 'bridge.md'],
  ]) {
    expectOneSentence(await youju([...args, ...nowhere]), 1, /还没有索引.*-- ingest/)
  }
})

describe('a damaged index is refused by ask, and rebuilt by ingest', () => {
  test.each<[string, () => Promise<void>, RegExp]>([
    [
      'one bit turned',
      async () => {
        const path = await inVersion('lexical.bin')
        const bytes = await readFile(path)
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
        await writeFile(path, bytes)
      },
      /lexical\.bin 校验和不符/,
    ],
    [
      'cut short',
      async () => truncate(await inVersion('vectors.hnsw'), 40),
      /vectors\.hnsw .*字节/,
    ],
    ['a file gone', async () => rm(await inVersion('passages.bin')), /passages\.bin 缺失/],
    ['no manifest', async () => rm(await inVersion('manifest.json')), /manifest\.json 缺失/],
    [
      'garbage in CURRENT',
      async () => writeFile(join(index, 'CURRENT'), Buffer.from([0, 255, 7])),
      /CURRENT 所指的版本/,
    ],
    ['its version gone', async () => rm(await inVersion(''), { recursive: true }), /所指的版本/],
  ])('%s', async (_, damage, what) => {
    await damage()
    expectOneSentence(await youju(['ask', question, '--json']), 1, what)
    await expectRebuilt()
  })
})

test('an index of another model is refused by ask, and rebuilt by ingest', async () => {
  // The same weights under another configuration are another model.
  const model = join(folder, 'model')
  const bundled = join(home, 'embeddings/models/youju-static-zh')
  await cp(bundled, model, { recursive: true, filter: (path) => !path.endsWith('.onnx') })
  await symlink(
    join(bundled, 'onnx/model_quantized.onnx'),
    join(model, 'onnx/model_quantized.onnx'),
  )
  const config = await readFile(join(model, 'config.json'), 'utf8')
  await writeFile(join(model, 'config.json'), `${config}\n\n`)
  const env = { EMBEDDING_MODEL: model }
  expectOneSentence(await youju(['ask', question], env), 1, /索引与当前设置不符（模型：.*-- ingest/)
  await expectRebuilt(env)
})

test('an index folder that cannot be written is a failure (1) that names it', async () => {
  const file = join(folder, 'plain-file')
  await writeFile(file, '')
  for (const place of [file, join(file, 'below')]) {
    const run = await youju(['ingest', '--json', '--index', place])
    expectOneSentence(run, 1, /无法写入索引文件夹 .+plain-file.+不是文件夹.*--index/)
  }
})

test('a CURRENT that is a folder is told by whatever is run, with what mends it', async () => {
  const version = await current()
  await rm(join(index, 'CURRENT'))
  await mkdir(join(index, 'CURRENT'))
  const commands = [['ask', question], ['ingest'], ['corpus', 'plan'], ['corpus', 'status']]
  for (const args of [...commands, ['corpus', 'history'], ['corpus', 'rollback', version]]) {
    expectOneSentence(await youju(args), 1, /CURRENT：它是文件夹.*请删去或移走它，再运行.*ingest/)
  }
  await rm(join(index, 'CURRENT'), { recursive: true })
  await expectRebuilt()
})

test('a vector cache that was cut short is no obstacle', async () => {
  const { version } = reportSchema.parse(onlyLine((await youju(['ingest', '--json'])).stdout))
  const cache = join(index, 'cache')
  for (const name of await readdir(cache)) await truncate(join(cache, name), 21)
  await rm(join(index, version), { recursive: true })
  await expectRebuilt()
})
