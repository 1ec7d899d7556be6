import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openState } from '../../../src/state/open-state.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { onlyLine, restoredSchema } from '../../support/cli/contract.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { collectGarbage } from '../../support/collect-garbage.js'

const servers = [
  ['111111111111111111', '财经组'],
  ['222222222222222222', '城市版'],
] as const
const before = process.cwd()
let folder: string
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  await mkdir(join(folder, 'here'))
  const file = await serversFile('here', [0, 1])
  // Whatever is laid in the current folder lies with the rest.
  process.chdir(folder)
  for (const [server, name] of servers) {
    const corpus = join(folder, 'here', server, 'corpus')
    await mkdir(corpus, { recursive: true })
    await writeFile(join(corpus, 'same.md'), `# 同名\n\n${name}的文章，总投资3亿元。\n`)
    const state = await openState(join(folder, 'here', server, 'state'))
    await state.audit({ at: '2026-01-01', user: 'u', action: 'a', outcome: 'done', detail: name })
    await state.close()
  }
  // Within this process a connection lives until its statements are collected.
  await collectGarbage()
  const made = await callYouju(['backup', archive()], { SERVERS_FILE: file })
  expect(made).toMatchObject({ code: 0, stderr: '' })
})
afterAll(async () => {
  process.chdir(before)
  await remove()
})

const archive = () => join(folder, 'all.tar.gz')

/** A servers.yaml with some of the servers, in that order. */
async function serversFile(below: string, which: readonly number[]): Promise<string> {
  const lines = which.map((i) => `  - server: "${servers[i]?.[0]}"\n    name: ${servers[i]?.[1]}\n`)
  const path = join(folder, below, 'servers.yaml')
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `servers:\n${lines.join('')}`)
  return path
}

/** What a home has: its article, and what was written down. */
async function held(below: string, i: number): Promise<string> {
  const at = join(folder, below, servers[i]?.[0] ?? '')
  const state = await openState(join(at, 'state'))
  const details = (await state.audited(9)).map(({ detail }) => detail)
  await state.close()
  return `${await readFile(join(at, 'corpus', 'same.md'), 'utf8')}${details.join()}`
}

test('each home comes back as its own, whatever order the servers have there', async () => {
  const file = await serversFile('there', [1, 0])
  const put = await callYouju(['restore', archive(), '--json'], { SERVERS_FILE: file })
  expect(put).toMatchObject({ code: 0, stderr: '' })
  for (const [i, [, name]] of servers.entries()) {
    const found = await held('there', i)
    expect(found).toContain(`${name}的文章`)
    expect(found).toMatch(new RegExp(`${name}$`))
    expect(found).not.toContain(servers[1 - i]?.[1])
  }
  // The list of servers is laid beside the settings, and does not take the place of the one in force.
  const { settings } = restoredSchema.parse(onlyLine(put.stdout))
  const laid = await Promise.all(settings.map((path) => readFile(join(folder, path), 'utf8')))
  expect(laid.join('\n')).toContain(`name: ${servers[0][1]}\n`)
  expect(await readFile(file, 'utf8')).toMatch(/^servers:\n {2}- server: "2/)
})

test('a backup of all is refused where a home is missing, and nothing is written', async () => {
  const file = await serversFile('fewer', [0])
  const put = await callYouju(['restore', archive(), '--force'], { SERVERS_FILE: file })
  expect(put.code).toBe(1)
  expect(put.stderr).toContain(servers[1][1])
  await expect(stat(join(folder, 'fewer', servers[0][0]))).rejects.toThrow()
  // Nor is it put into the one corpus of settings that know no servers.
  const alone = { CORPUS_DIR: join(folder, 'one'), STATE_DIR: join(folder, 'state') }
  expect((await callYouju(['restore', archive()], alone)).code).toBe(1)
})

test('one home is backed up and put back alone, and the other stays as it is', async () => {
  const here = { SERVERS_FILE: join(folder, 'here', 'servers.yaml') }
  const one = join(folder, 'one.tar.gz')
  const [, second] = servers
  expect((await callYouju(['backup', one, '--server', second[1]], here)).code).toBe(0)
  const article = (i: number) => join(folder, 'here', servers[i]?.[0] ?? '', 'corpus', 'same.md')
  for (const i of [0, 1]) await writeFile(article(i), '# 同名\n\n改过的文章，总投资4亿元。\n')
  expect((await callYouju(['restore', one], here)).stderr).toContain('--force')
  expect((await callYouju(['restore', one, '--force'], here)).code).toBe(0)
  expect(await readFile(article(0), 'utf8')).toContain('改过的文章')
  expect(await readFile(article(1), 'utf8')).toContain(`${second[1]}的文章`)
  const unknown = await callYouju(['backup', join(folder, 'x'), '--server', '别的'], here)
  expect(unknown.code).toBe(2)
  expect(unknown.stderr).toContain(servers[0][1])
})
