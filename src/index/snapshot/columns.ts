import { failure } from '../../wording/failure.js'
import type { StoredFile } from './manifest.js'
import { FileWriter } from './stored-file.js'

/** Named arrays of numbers. */
export type Columns = Record<string, Column>
export type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array

const TYPES = { Uint8Array, Uint16Array, Uint32Array, Float32Array, Float64Array }
type TypeName = keyof typeof TYPES

interface Header {
  columns: { name: string; type: TypeName; start: number; length: number }[]
}

/** Every column begins at a multiple of the largest element size, so that a view on it is aligned. */
const ALIGNMENT = 8

/**
 * Writes columns as one file: the header's length in bytes (4 bytes, then 4 of padding), a JSON header (name, type,
 * first byte after the header, number of elements), then the columns, each aligned. Numbers are little-endian, as on
 * every processor that Node 20 supports in practice.
 */
export async function writeColumns(writer: FileWriter, columns: Columns): Promise<void> {
  const header: Header = { columns: [] }
  let start = 0
  for (const [name, column] of Object.entries(columns)) {
    const type = column.constructor.name as TypeName
    header.columns.push({ name, type, start, length: column.length })
    start = aligned(start + column.byteLength)
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  await writer.write(new Uint8Array(Uint32Array.of(aligned(json.length), 0).buffer))
  await writePadded(writer, json)
  for (const column of Object.values(columns)) {
    await writePadded(writer, new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  }
}

async function writePadded(writer: FileWriter, bytes: Uint8Array): Promise<void> {
  await writer.write(bytes)
  const padding = aligned(bytes.byteLength) - bytes.byteLength
  if (padding > 0) await writer.write(new Uint8Array(padding).fill(0x20))
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
}

/** Writes one file of columns, which are computed when its turn comes. */
export async function writeColumnFile(
  directory: string,
  name: string,
  columns: () => Columns,
  onStep: (point: string) => void,
): Promise<StoredFile> {
  onStep(`before:${name}`)
  const writer = await FileWriter.create(directory, name)
  try {
    await writeColumns(writer, columns())
  } catch (error) {
    await writer.abandon()
    throw error
  }
  const stored = await writer.finish()
  onStep(`after:${name}`)
  return stored
}

/** Reads columns as views on a file's bytes, without copying. `T` is the type that the writer wrote. */
export function readColumns<T>(file: string, content: ArrayBuffer): T {
  try {
    const headerLength = new Uint32Array(content, 0, 1)[0] as number
    const header = JSON.parse(
      new TextDecoder().decode(new Uint8Array(content, ALIGNMENT, headerLength)),
    ) as Header
    const base = ALIGNMENT + headerLength
    return Object.fromEntries(
      header.columns.map(({ name, type, start, length }) => [
        name,
        new TYPES[type](content, base + start, length),
      ]),
    ) as T
  } catch (cause) {
    throw failure('index_corrupt:undecodable', { file }, cause)
  }
}
