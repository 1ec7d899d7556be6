import { createHash } from 'node:crypto'
import { readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Header } from 'tar'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ArchiveWriter } from '../../../src/operation/backup/archive.js'
import { backUp } from '../../../src/operation/backup/back-up.js'
import { filesBelow } from '../../../src/operation/backup/files.js'
import { FORMAT, type Manifest } from '../../../src/operation/backup/manifest.js'
import { openState } from '../../../src/state/open-state.js'
import { type AppOnNews, appOnNews, dearerBridge } from '../../support/app/app-on-news.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { backedUpSchema, onlyLine, restoredSchema } from '../../support/cli/contract.js'
import { collectGarbage } from '../../support/collect-garbage.js'

let on: AppOnNews
let env: Record<string, string>
let archive: string
beforeEach(async () => {
  on = await appOnNews()
  env = { CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: on.stateDir }
  archive = join(on.folder, 'youju.tar.gz')
})
afterEach(async () => {
  await on.app.close()
  await on.remove()
})

/** The files below a folder with their text. */
async function contents(folder: string): Promise<string[][]> {
  const paths = await filesBelow(folder)
  return Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')]))
}

/** Restores into folders of their own. */
const elsewhere = (name: string) => ({
  CORPUS_DIR: join(on.folder, name, 'corpus'),
  INDEX_DIR: join(on.folder, name, 'index'),
  STATE_DIR: join(on.folder, name, 'state'),
})

test('a round trip while the bot writes: what was written before is there, to the last record', async () => {
  const secret = 'sk-very-secret-key'
  await on.app.ingest()
  await on.app.removeFromCorpus('reservoir.md')
  const state = await on.app.state()
  await state.audit({ at: '2026-01-01', user: 'u', action: 'a', outcome: 'done', detail: 'before' })
  const links = await state.key('links')
  let isDone = false
  const writing = (async () => {
    let written = 0
    for (; !isDone; written++) {
      await state.spend('2026-01-01', 1)
      // What is written waits for nothing, and nobody else would have a turn.
      await new Promise(setImmediate)
    }
    return written
  })()
  const given = {
    ...env,
    OPENAI_API_KEY: secret,
    DISCORD_TOKEN: 'a-token-of-ours',
    CONTACT: 'me@news.example',
  }
  const made = await callYouju(['backup', archive, '--with-index', '--json'], given)
  isDone = true
  const spentAtMost = await writing
  expect(made).toMatchObject({ code: 0, stderr: '' })
  expect(backedUpSchema.parse(onlyLine(made.stdout)).path).toBe(archive)
  expect((await stat(archive)).mode & 0o777).toBe(0o600)
  const unpacked = gunzipSync(await readFile(archive)).toString('latin1')
  expect(unpacked).not.toMatch(/very-secret|a-token-of-ours/)
  expect(unpacked).toContain('CONTACT=me@news.example')

  const there = elsewhere('there')
  const cwd = process.cwd()
  process.chdir(on.folder)
  const put = await callYouju(['restore', archive, '--json'], there)
  process.chdir(cwd)
  expect(put).toMatchObject({ code: 0, stderr: '' })
  const { settings, setAside } = restoredSchema.parse(onlyLine(put.stdout))
  expect(setAside).toEqual([])
  expect(await readFile(join(on.folder, settings[0] ?? ''), 'utf8')).toContain('CONTACT=')
  expect(await contents(there.CORPUS_DIR)).toEqual(await contents(on.corpus))
  const restored = await openState(there.STATE_DIR)
  expect((await restored.audited(5)).map(({ detail }) => detail)).toContain('before')
  expect(await restored.spent('2026-01-01')).toBeLessThanOrEqual(spentAtMost)
  expect(await restored.key('links')).toBe(links)
  await restored.close()
  const answer = await callYouju(['ask', '云岭大桥总投资多少？', '--json'], there)
  expect(answer.stdout).toContain('18亿元')
})

test('nothing is restored while the state is in use, nor over what is there unless that is wanted', async () => {
  await on.app.ingest()
  const state = await on.app.state()
  await state.audit({ at: '2026-01-01', user: 'u', action: 'a', outcome: 'done', detail: 'first' })
  expect((await callYouju(['backup', archive], env)).code).toBe(0)
  expect((await callYouju(['backup', archive], env)).stderr).toContain('已经有了')

  await state.audit({ at: '2026-01-02', user: 'u', action: 'a', outcome: 'done', detail: 'second' })
  await on.write({ ...dearerBridge, 'new.md': '# 新\n\n新的一篇。\n' })
  const used = await callYouju(['restore', archive, '--force'], env)
  expect(used.code).toBe(1)
  expect(used.stderr).toMatch(/正被机器人或别的命令使用：请先停下它。$/m)
  await on.app.close()
  // Within this process a connection lives until its statements are collected.
  await collectGarbage()

  const refused = await callYouju(['restore', archive], env)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/会覆盖 .+：要覆盖请加 --force/)
  expect(await readFile(join(on.corpus, 'bridge.md'), 'utf8')).toContain('21亿元')

  const cwd = process.cwd()
  process.chdir(on.folder)
  const forced = await callYouju(['restore', archive, '--force', '--json'], env)
  process.chdir(cwd)
  expect(forced).toMatchObject({ code: 0, stderr: '' })
  const { setAside } = restoredSchema.parse(onlyLine(forced.stdout))
  expect(await readFile(join(on.corpus, 'bridge.md'), 'utf8')).toContain('18亿元')
  await expect(stat(join(on.corpus, 'new.md'))).rejects.toThrow()
  const kept = (await Promise.all(setAside.map(contents))).flat().join()
  expect(kept).toContain('21亿元')
  expect(kept).toContain('新的一篇')
  const again = await on.app.state()
  expect((await again.audited(9)).map(({ detail }) => detail)).toEqual(['first'])
  await on.app.close()
})

describe('a backup that cannot be trusted changes nothing', () => {
  const untouched = async (file: string) => {
    const there = elsewhere('untouched')
    const run = await callYouju(['restore', file, '--force'], there)
    expect(run.code).toBe(1)
    await expect(stat(join(on.folder, 'untouched', 'corpus'))).rejects.toThrow()
    await expect(stat(join(on.folder, 'untouched', 'state', 'state.db'))).rejects.toThrow()
    return run.stderr
  }

  test('one that is cut off anywhere, has a byte altered, or is none', async () => {
    await (await on.app.state()).key('links')
    await callYouju(['backup', archive], env)
    const whole = await readFile(archive)
    for (const part of [0.1, 0.5, 0.9, 0.999]) {
      await writeFile(archive, whole)
      await truncate(archive, Math.floor(whole.length * part))
      expect(await untouched(archive)).toMatch(/不完整或已损坏|不是 youju backup/)
    }
    const plain = gunzipSync(whole)
    const at = plain.indexOf(Buffer.from('云岭大桥'))
    plain[at] = (plain[at] ?? 0) ^ 1
    await writeFile(archive, gzipSync(plain))
    expect(await untouched(archive)).toContain('与备份时不同')
    await writeFile(archive, '这不是备份')
    expect(await untouched(archive)).toMatch(/没有恢复/)
    await rm(archive)
    expect(await untouched(archive)).toContain(archive)
  })

  test.each([
    '../escaped.md',
    '/etc/escaped.md',
    'homes/0/corpus/../../../escaped.md',
    'homes/0/corpus/a\\..\\escaped.md',
    'homes/0/corpus//escaped.md',
    'homes/0/corpus/.hidden/escaped.md',
    'homes/0/elsewhere/escaped.md',
    'homes/0/state.db/escaped',
    'homes/0/state.db-wal',
    'homes/../escaped.md',
    '.env',
  ])('one with the path %s', async (path) => {
    await hostile([[path, 'File', '']])
    expect(await untouched(archive)).toContain('会写到别处去')
  })

  test.each(['SymbolicLink', 'Link', 'CharacterDevice', 'Directory', 'FIFO'])(
    'one with a %s in place of a file',
    async (type) => {
      await hostile([['homes/0/corpus/a.md', type, type.endsWith('Link') ? '/etc/passwd' : '']])
      expect(await untouched(archive)).toMatch(/会写到别处去|不完整/)
    },
  )

  test('one with the same path twice, one of a newer program, and one of other homes', async () => {
    await hostile([
      ['homes/0/corpus/a.md', 'File', ''],
      ['homes/0/corpus/a.md', 'File', ''],
    ])
    expect(await untouched(archive)).toContain('会写到别处去')
    await hostile([], { program: '99.0.0' })
    expect(await untouched(archive)).toMatch(/较新的程序（99\.0\.0）/)
    await hostile([], { format: FORMAT + 1, files: undefined as never, program: '0.0.1' })
    expect(await untouched(archive)).toMatch(/较新的程序/)
    const server = '123456789012345678'
    await hostile([], { homes: [{ server, name: 'H-1', corpusFile: null }] })
    expect(await untouched(archive)).toContain('H-1')
  })

  /** Writes an archive by hand, with a manifest that vouches for whatever is in it. */
  async function hostile(
    entries: readonly [path: string, type: string, linkpath: string][],
    more: Partial<Manifest> = {},
  ): Promise<void> {
    const text = Buffer.from('evil')
    const sha256 = createHash('sha256').update(text).digest('hex')
    const files = entries.map(([path]) => ({ path, bytes: text.length, sha256 }))
    const homes = [{ server: null, name: null, corpusFile: null }]
    const manifest = { format: FORMAT, program: '0.0.1', createdAt: 'T', homes, files, ...more }
    const blocks = entries.flatMap(([path, type, linkpath]) =>
      block(path, type === 'File' ? text : Buffer.alloc(0), type, linkpath),
    )
    const last = block('manifest.json', Buffer.from(JSON.stringify(manifest)), 'File', '')
    await writeFile(archive, gzipSync(Buffer.concat([...blocks, ...last, Buffer.alloc(1024)])))
  }

  function block(path: string, content: Buffer, type: string, linkpath: string): Buffer[] {
    const header = Buffer.alloc(512)
    const fields = { path, size: content.length, mode: 0o644, type: type as never }
    new Header({ ...fields, ...(linkpath === '' ? {} : { linkpath }) }).encode(header, 0)
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
  }
})

test('a backup that fails half way leaves no file behind', async () => {
  const home = {
    server: null,
    name: null,
    corpus: on.corpus,
    indexDir: on.indexDir,
    stateDir: on.stateDir,
    database: null,
  }
  const parts = { path: archive, withIndex: false, settings: '', program: '0.0.1' }
  const serversFile = join(on.folder, 'not-there.yaml')
  await expect(backUp({ ...parts, homes: [home], serversFile })).rejects.toThrow('not-there.yaml')
  await expect(stat(archive)).rejects.toThrow()
})

test('a file that becomes shorter while it is read is not made up', async () => {
  const writer = new ArchiveWriter(archive)
  const file = join(on.folder, 'shrinking')
  await writeFile(file, Buffer.alloc(8 * 1024 * 1024, 'x'))
  const adding = writer.addFile('homes/0/corpus/shrinking', file)
  await truncate(file, 10)
  await adding.then(
    () => expect(writer.files[0]?.bytes).toBe(8 * 1024 * 1024),
    (error) => expect(error.message).toContain('shorter'),
  )
})
