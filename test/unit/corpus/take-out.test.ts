import * as real from 'node:fs/promises'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { takeOut } from '../../../src/corpus/take-out.js'
import { addressFileOf } from '../../../src/ingest/fetched-address.js'

/** The code that a call fails with, by what is called and on what; null where it does what it always does. */
const faults = vi.hoisted(() => ({
  of: (_call: string, ..._paths: string[]): string | null => null,
}))
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof real>()
  const failing = <T extends (...args: never[]) => Promise<unknown>>(call: string, work: T) =>
    ((...args: Parameters<T>) => {
      const code = faults.of(call, ...args.filter((each) => typeof each === 'string'))
      if (code === null) return work(...args)
      return Promise.reject(
        Object.assign(new Error('english'), { code, syscall: call, path: args[0] }),
      )
    }) as T
  return {
    ...fs,
    access: failing('access', fs.access),
    copyFile: failing('copyfile', fs.copyFile),
    open: failing('open', fs.open as never),
    rename: failing('rename', fs.rename),
    rm: failing('rm', fs.rm),
  }
})

let folder: string
let corpus: string
let state: string
const page = '松溪县的石拱桥长52米。'
const address = 'https://news.example/a\n'
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-take-out-'))
  ;[corpus, state] = [join(folder, 'corpus'), join(folder, 'state')]
  await real.mkdir(corpus)
  await writeFile(join(corpus, 'a.txt'), page)
  await writeFile(addressFileOf(join(corpus, 'a.txt')), address)
  await writeFile(join(corpus, 'b.jsonl'), '{"text":"一"}\n{"text":"二"}\n')
})
afterEach(async () => {
  faults.of = () => null
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

const whole = ['_a.txt.url', 'a.txt', 'b.jsonl']

async function expectUntouched(): Promise<void> {
  faults.of = () => null
  expect((await readdir(corpus)).sort()).toEqual(whole)
  expect(await readFile(join(corpus, 'a.txt'), 'utf8')).toBe(page)
  expect(await readFile(join(corpus, 'b.jsonl'), 'utf8')).toBe('{"text":"一"}\n{"text":"二"}\n')
  const kept = await readdir(join(state, 'removed')).catch(() => [])
  expect(kept).toEqual([])
}

const isIn = (path: string, place: string) => path.startsWith(place)
const acrossDisks = (call: string) => (call === 'rename' ? 'EXDEV' : null)

describe.each(['rename', 'copyfile'])('moved by %s', (way) => {
  const isCopied = way === 'copyfile'
  beforeEach(() => {
    if (isCopied) faults.of = acrossDisks
  })

  test('a file goes with its address', async () => {
    const kept = await takeOut(corpus, 'a.txt', null, state)
    expect(await readFile(kept, 'utf8')).toBe(page)
    expect(await readFile(addressFileOf(kept), 'utf8')).toBe(address)
    expect(await readdir(corpus)).toEqual(['b.jsonl'])
  })

  test.each([
    ['the first', 'a.txt'],
    ['the second', '_a.txt.url'],
  ])(
    'a full disk at %s of them leaves all in the corpus, and names where it is full',
    async (_, name) => {
      faults.of = (call, from = '') => {
        if (call === way && basename(from) === name && isIn(from, corpus)) return 'ENOSPC'
        return isCopied ? acrossDisks(call) : null
      }
      await expect(takeOut(corpus, 'a.txt', null, state)).rejects.toMatchObject({
        code: 'removed_unwritable',
        message: expect.stringMatching(
          /没有移除 a\.txt：.*state\/removed，而它所在的磁盘已满.*；请.*STATE_DIR/,
        ),
      })
      await expectUntouched()
    },
  )

  test.each(['EACCES', 'EPERM', 'EROFS'])('%s is the corpus’s, and all stays', async (code) => {
    faults.of = (call, from = '') => {
      if (call === (isCopied ? 'rm' : 'rename') && from === join(corpus, 'a.txt')) return code
      return isCopied ? acrossDisks(call) : null
    }
    await expect(takeOut(corpus, 'a.txt', null, state)).rejects.toMatchObject({
      ...{ code: 'corpus_unwritable', message: expect.stringMatching(/corpus\/a\.txt：它.*；请/) },
    })
    await expectUntouched()
  })
})

test('what can neither go on nor go back is said, with where it is', async () => {
  faults.of = (call, from = '') => {
    if (call !== 'rename' || from === join(corpus, 'a.txt')) return null
    return 'EIO'
  }
  const failed = await takeOut(corpus, 'a.txt', null, state).catch((error: Error) => error.message)
  const [, from, to = ''] =
    /文件 (\S+) 已移到 ([^\s，]+)，.*请手动把它移回原处/.exec(String(failed)) ?? []
  expect(from).toBe(join(corpus, 'a.txt'))
  expect(await readFile(to, 'utf8')).toBe(page)
})

test('a name that is too long where things are kept is cut there, its address with it', async () => {
  const name = `${'云岭大桥'.repeat(20)}.jsonl.gz`
  await writeFile(join(corpus, name), page)
  await writeFile(addressFileOf(join(corpus, name)), address)
  // As on disks that keep names encrypted.
  faults.of = (call, path = '') =>
    call === 'open' && isIn(path, state) && Buffer.byteLength(basename(path)) > 143
      ? 'ENAMETOOLONG'
      : null
  const kept = await takeOut(corpus, name, null, state)
  expect(basename(kept)).toMatch(/^(?:云岭大桥)+云?岭?-[0-9a-f]{8}\.jsonl\.gz$/)
  expect(await readFile(kept, 'utf8')).toBe(page)
  expect(await readFile(addressFileOf(kept), 'utf8')).toBe(address)
})

test('a name as long as a disk takes goes, though no address file could stand beside it', async () => {
  const name = `${'桥'.repeat(83)}.txt`
  await writeFile(join(corpus, name), page)
  const kept = await takeOut(corpus, name, null, state)
  expect(await readFile(kept, 'utf8')).toBe(page)
  expect((await readdir(corpus)).sort()).toEqual(whole)
})

test('a corpus folder that may not be written is named before anything is moved', async () => {
  faults.of = (call, path = '') => (call === 'access' && path === corpus ? 'EROFS' : null)
  await expect(takeOut(corpus, 'a.txt', null, state)).rejects.toMatchObject({
    ...{
      code: 'corpus_unwritable',
      message: expect.stringMatching(/corpus：它在只读的磁盘上；请/),
    },
  })
  expect(await readdir(folder)).toEqual(['corpus'])
})

describe('one record', () => {
  test('is kept, and its line is empty', async () => {
    const kept = await takeOut(corpus, 'b.jsonl', 2, state)
    expect(await readFile(kept, 'utf8')).toBe('{"text":"二"}\n')
    expect(await readFile(join(corpus, 'b.jsonl'), 'utf8')).toBe('{"text":"一"}\n\n')
  })

  test('stays where it cannot be kept, or the file cannot be written', async () => {
    faults.of = (call, path = '') => (call === 'open' && isIn(path, state) ? 'EDQUOT' : null)
    await expect(takeOut(corpus, 'b.jsonl', 2, state)).rejects.toMatchObject({
      ...{ code: 'removed_unwritable', message: expect.stringMatching(/配额/) },
    })
    await expectUntouched()
    faults.of = (call, path = '') => (call === 'open' && isIn(path, corpus) ? 'ENOSPC' : null)
    await expect(takeOut(corpus, 'b.jsonl', 2, state)).rejects.toMatchObject({
      ...{ code: 'corpus_unwritable', message: expect.stringMatching(/corpus.*磁盘已满/) },
    })
    await expectUntouched()
  })
})
