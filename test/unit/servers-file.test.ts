import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../src/config.js'
import { configOf, configOfServer } from '../../src/homes.js'
import { readServersFile } from '../../src/servers-file.js'
import { temporaryFolder } from '../support/cli/run-youju.js'

const ids = ['111111111111111111', '222222222222222222'] as const

async function fileOf(text: string) {
  const { folder, remove } = await temporaryFolder()
  onTestFinished(remove)
  const path = join(folder, 'servers.yaml')
  await writeFile(path, text)
  return { path, folder }
}

const two = `servers:
  - server: "${ids[0]}"
    name: 财经组
    folder: homes/finance
    moderator_roles: [编辑]
    retention_days: 30
    language: zh-TW
  - server: "${ids[1]}"
    name: city
    corpus: city-news
`

describe('servers.yaml', () => {
  it('gives each server folders of its own, beside the file unless named otherwise', async () => {
    const { path, folder } = await fileOf(two)
    const [first, second] = readServersFile(path)
    expect(first).toEqual({
      server: ids[0],
      name: '财经组',
      corpus: join(folder, 'homes/finance/corpus'),
      indexDir: join(folder, 'homes/finance/index'),
      stateDir: join(folder, 'homes/finance/state'),
      moderatorRoles: ['编辑'],
      retentionDays: 30,
      language: 'zh-TW',
    })
    expect(second).toMatchObject({
      corpus: join(folder, 'city-news'),
      indexDir: join(folder, ids[1], 'index'),
      moderatorRoles: null,
      language: null,
    })
  })

  it('is not opened to everybody, since a guest is of no server', async () => {
    const { path } = await fileOf(two)
    const open = { HTTP_PORT: '0', HTTP_PUBLIC: 'read' }
    expect(() => readConfig({ ...open, SERVERS_FILE: path })).toThrow('HTTP_PUBLIC')
    const one = await fileOf(`servers:\n  - server: "${ids[0]}"\n    name: city\n`)
    expect(readConfig({ ...open, SERVERS_FILE: one.path }).http?.isOpen).toBe(true)
  })

  it('leaves to the environment what a server does not say', async () => {
    const { path } = await fileOf(two)
    const config = readConfig({ SERVERS_FILE: path, DISCORD_MODERATOR_ROLES: 'desk' })
    const [first, second] = (config.servers ?? []).map((home) => configOf(config, home))
    expect(first?.discord.moderatorRoles).toEqual(['编辑'])
    expect(first?.retentionDays).toBe(30)
    expect(second?.discord.moderatorRoles).toEqual(['desk'])
    expect(second?.retentionDays).toBe(180)
    expect(configOfServer(config, '财经组').corpus).toBe(first?.corpus)
    expect(configOfServer(config, ids[1]).corpus).toBe(second?.corpus)
    expect(() => configOfServer(config, 'sports')).toThrow('财经组、city')
  })

  it('refuses folders that are one by a link', async () => {
    const { path, folder } = await fileOf(two)
    await mkdir(join(folder, 'homes/finance/state'), { recursive: true })
    await mkdir(join(folder, ids[1]))
    expect(readServersFile(path)).toHaveLength(2)
    await symlink(join(folder, 'homes/finance/state'), join(folder, ids[1], 'state'))
    expect(() => readServersFile(path)).toThrow(join(folder, ids[1], 'state'))
  })

  it.each([
    ['an id without quotes', two.replace(`"${ids[0]}"`, ids[0]), 'servers.0.server'],
    ['an unknown key', two.replace('language:', 'langauge:'), 'servers.0.langauge'],
    ['an unknown language', two.replace('zh-TW', 'fr'), 'servers.0.language'],
    ['no server', 'servers: []\n', 'servers'],
    ['nothing', '', 'servers'],
    ['broken YAML', two.replace('name: city', 'name: [city'), /第 \d+ 行/],
    ['the same server twice', two.replace(ids[1], ids[0]), ids[0]],
    ['the same name twice', two.replace('city\n', '财经组\n'), '财经组'],
    ['one folder in another', two.replace('city-news', 'homes/finance'), 'homes/finance'],
  ])('refuses %s, and says where', async (_, text, says) => {
    const { path } = await fileOf(text)
    expect(() => readServersFile(path)).toThrow(says)
    expect(() => readServersFile(path)).toThrow(path)
  })

  it('refuses a file that is not there, and --server without one', () => {
    expect(() => readServersFile('/nowhere/servers.yaml')).toThrow('SERVERS_FILE')
    expect(() => configOfServer(readConfig({}), 'city')).toThrow('--server')
  })
})
