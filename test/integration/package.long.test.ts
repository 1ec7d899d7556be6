import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { home, systemOfTests, temporaryFolder } from '../support/cli/run-youju.js'

let folder: string
let files: string[]
let remove: () => Promise<void>

/** The package as npm packs it, unpacked and installed beside a program that imports it. */
beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const [packed] = JSON.parse(execFileSync('npm', pack, { cwd: home, encoding: 'utf8' })) as [
    { filename: string; files: { path: string }[] },
  ]
  files = packed.files.map(({ path }) => path)
  const installed = join(folder, 'node_modules/youju')
  await mkdir(installed, { recursive: true })
  const unpack = ['-xzf', join(folder, packed.filename), '--strip-components=1', '-C', installed]
  execFileSync('tar', unpack)
  await symlink(join(home, 'node_modules'), join(installed, 'node_modules'))
})
afterAll(() => remove())

test('the package holds the program, its models and digests, and neither bench, training nor tests', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      ...['dist/main.js', 'dist/library.js', 'dist/library.d.ts'],
      // What `setup` begins with, what pages load, what `doctor` compares the models with, and what to read.
      ...['.env.example', 'src/web/assets/page.css', 'embeddings/models/SHA256SUMS'],
      ...['README.md', 'README.zh-CN.md', 'LICENSE', 'CHANGELOG.md'],
    ]),
  )
  expect(files.filter((path) => path.startsWith('corpus/articles/'))).not.toEqual([])
  const isForeign = (path: string) => /bench|training|test|^src\/(?!web\/assets\/)/.test(path)
  expect(files.filter(isForeign)).toEqual([])
})

test('a program that imports the package asks the bundled digests, also by way of LangChain', async () => {
  const program = `
    import { createApp, readConfig, YoujuError } from 'youju'
    import { PassageRetriever, YoujuEmbeddings } from 'youju/langchain'

    const config = readConfig({})
    const app = createApp(config)
    await app.ingest()
    const { answer } = await app.ask({ question: '晋城光机电产业的产值有多少？' })
    const [document] = await new PassageRetriever(app, { k: 1 }).invoke('晋城光机电产业的产值')
    const vector = await (await YoujuEmbeddings.open(config)).embedQuery('产值')
    const refused = await app.ask({ question: '' }).catch((error) => error instanceof YoujuError && error.code)
    await app.close()
    console.log(JSON.stringify({ answer, document, dimensions: vector.length, refused }))`
  await writeFile(join(folder, 'asks.mjs'), program)
  const printed = execFileSync(process.execPath, ['asks.mjs'], { cwd: folder, encoding: 'utf8' })
  const { answer, document, dimensions, refused } = JSON.parse(printed)
  expect(answer).toMatchObject({ status: 'answered', short: '700亿元' })
  expect(document.metadata.articleId).toMatch(/^articles\/jincheng-optics/)
  expect(dimensions).toBeGreaterThan(0)
  expect(refused).toBe('question_empty')
})

test('the installed program sets itself up and is backed up', () => {
  const env = {
    ...systemOfTests(),
    LANG: 'en_GB.UTF-8',
    DISCORD_API_URL: 'http://127.0.0.1:9/api',
  }
  const youju = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, ['node_modules/youju/dist/main.js', ...args], {
      ...{ cwd: folder, env, input },
      encoding: 'utf8',
    })
  const setup = youju(['setup'], 'some-token\ny\n\n\n')
  expect([setup.status, setup.stdout]).toEqual([0, expect.stringContaining('npx youju')])
  const written = readFileSync(join(folder, '.env'), 'utf8')
  expect(written).toContain('DISCORD_TOKEN=some-token\n')
  // Nothing that is written later lies in the package, which the next installation replaces.
  for (const name of ['corpus', 'index', 'state']) {
    expect(written).toContain(`${name.toUpperCase()}_DIR=${join(folder, 'youju', name)}\n`)
  }
  expect(youju(['backup', 'all.tar.gz']).status).toBe(0)
  const archive = execFileSync('tar', ['-tzf', join(folder, 'all.tar.gz')], { encoding: 'utf8' })
  expect(archive).toContain('articles/jincheng-optics-people.md')
})

test('the installed program names its commands as they are run there', () => {
  const env = { ...systemOfTests(), INDEX_DIR: join(folder, 'none') }
  const asked = spawnSync(process.execPath, ['node_modules/youju/dist/main.js', 'ask', '产值'], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  expect(asked.status).toBe(1)
  expect(asked.stderr).toContain('请运行 npx youju ingest 建立索引')
})
