import type * as real from 'node:fs/promises'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeFolders } from '../../../src/ingest/make-folders.js'

/** How many folders may still be made, as where a disk has no room for more files. */
const room = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }))
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof real>()
  const mkdir = async (path: string) => {
    await fs.mkdir(path)
    if (room.left-- > 0) return
    await fs.rmdir(path)
    throw Object.assign(new Error('full'), { code: 'ENOSPC', path })
  }
  return { ...fs, mkdir }
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-make-'))
})
afterEach(async () => {
  room.left = Number.POSITIVE_INFINITY
  await rm(folder, { recursive: true, force: true })
})

test('makes what is missing, also beside others that make the same', async () => {
  const deep = join(folder, 'a', 'b', 'c')
  await Promise.all([makeFolders(deep), makeFolders(deep), makeFolders(join(folder, 'a', 'd'))])
  await makeFolders(deep)
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(['a', 'a/b', 'a/b/c', 'a/d'])
})

test('of a disk without room for another folder it is said that it is full', async () => {
  room.left = 1
  const full = { code: 'ENOSPC', path: join(folder, 'a', 'b') }
  await expect(makeFolders(join(folder, 'a', 'b', 'c'))).rejects.toMatchObject(full)
})

test('a file in the way is told, at its place or above it', async () => {
  await writeFile(join(folder, 'file'), '')
  await expect(makeFolders(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(makeFolders(join(folder, 'file', 'x'))).rejects.toMatchObject({ code: 'ENOTDIR' })
})
