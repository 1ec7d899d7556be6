import * as real from 'node:fs/promises'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { placeWithoutOverwriting } from '../../../src/corpus/write-whole.js'

const linking = vi.hoisted(() => ({ code: '' }))
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof real>()),
  link: () => Promise.reject(Object.assign(new Error('no links'), linking)),
}))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-whole-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test.each(['EXDEV', 'EPERM', 'ENOTSUP'])(
  'where a disk knows no second names (%s), a copy takes the place of no other file',
  async (code) => {
    linking.code = code
    const [written, place] = [join(folder, 'written'), join(folder, 'place')]
    await writeFile(written, '一')
    expect(await placeWithoutOverwriting(written, place)).toBe(true)
    await writeFile(written, '二')
    expect(await placeWithoutOverwriting(written, place)).toBe(false)
    expect(await readFile(place, 'utf8')).toBe('一')
    expect(await readdir(folder)).toEqual(['place', 'written'])
  },
)

test('another fault is passed on', async () => {
  linking.code = 'ENOSPC'
  await real.writeFile(join(folder, 'written'), '一')
  const placed = placeWithoutOverwriting(join(folder, 'written'), join(folder, 'place'))
  await expect(placed).rejects.toMatchObject({ code: 'ENOSPC' })
})
