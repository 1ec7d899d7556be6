import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readColumns, writeColumns } from '../../../src/index/snapshot/columns.js'
import { FileWriter, readVerified } from '../../../src/index/snapshot/stored-file.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-columns-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('reads columns of every type as views on the file, whatever their lengths', async () => {
  const columns = {
    bytes: Uint8Array.of(1, 2, 3),
    units: Uint16Array.of(0x4e00),
    none: new Uint32Array(0),
    rows: Uint32Array.of(7, 0xffffffff, 9),
    offsets: Float64Array.of(2 ** 40, 0.5),
    // A view into the middle of something larger, as a grown array hands it out.
    part: new Uint32Array(100).fill(5).subarray(3, 8),
  }
  const writer = await FileWriter.create(folder, 'x.bin')
  await writeColumns(writer, columns)
  const stored = await writer.finish()
  const content = await readVerified(folder, stored)
  const read = readColumns<typeof columns>('x.bin', content)
  expect(read).toEqual({ ...columns, part: Uint32Array.of(5, 5, 5, 5, 5) })
  for (const column of Object.values(read)) expect(column.buffer).toBe(content)
})

test('says which file it cannot read', () => {
  expect(() => readColumns('x.bin', new ArrayBuffer(3))).toThrow(/x\.bin 无法解读/)
})

test('writes large and small parts in order', async () => {
  const parts = [1, 5 << 20, 3, 4 << 20, 0, 7].map((bytes, i) => new Uint8Array(bytes).fill(i))
  const writer = await FileWriter.create(folder, 'parts')
  const starts: number[] = []
  for (const part of parts) {
    starts.push(writer.bytes)
    await writer.write(part)
  }
  const stored = await writer.finish()
  const expected = Buffer.concat(parts)
  expect(stored.bytes).toBe(expected.length)
  expect(starts).toEqual([0, 1, 5242881, 5242884, 9437188, 9437188])
  expect((await readFile(join(folder, 'parts'))).equals(expected)).toBe(true)
  expect(Buffer.from(await readVerified(folder, stored)).equals(expected)).toBe(true)
})
