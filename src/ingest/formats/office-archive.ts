import { inflateRawSync } from 'node:zlib'
import type { RejectionReason } from '../../domain/index.js'
import { mostUnpackedParts } from '../limits.js'

const localHeader = 'PK\x03\x04'
const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1')
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

/** A kind of Office document, with the words for the message if a file is not of that kind. */
export interface OfficeKind {
  format: 'DOCX' | 'XLSX'
  program: 'Word' | 'Excel'
  extension: '.docx' | '.xlsx'
  old: '.doc' | '.xls'
  /** The name of a part that every document of this kind has. */
  part: RegExp
}

export const wordKind: OfficeKind = {
  format: 'DOCX',
  program: 'Word',
  extension: '.docx',
  old: '.doc',
  part: /^word\/document\d*\.xml$|^\[Content_Types\]\.xml$/,
}
export const sheetKind: OfficeKind = {
  format: 'XLSX',
  program: 'Excel',
  extension: '.xlsx',
  old: '.xls',
  part: /^xl\/workbook\.xml$/,
}

/** Returns why the bytes are not such a document; null if they look like one. Unpacks nothing. */
export function faultOfArchive(bytes: Buffer, kind: OfficeKind): RejectionReason | null {
  const { format, program, old, extension } = kind
  if (bytes.length === 0) return { code: 'empty' }
  if (bytes.subarray(0, 8).equals(compoundFile)) {
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? { code: 'password' }
      : { code: 'old_office', program, old, extension }
  }
  if (bytes.toString('latin1', 0, 4) !== localHeader) return { code: 'other_format', format }
  try {
    return faultOfNames(bytes, kind)
  } catch {
    return damagedArchive(kind)
  }
}

export function damagedArchive({ format, program }: OfficeKind): RejectionReason {
  return { code: 'office_damaged', format, program }
}

function faultOfNames(
  bytes: Buffer,
  { format, program, part }: OfficeKind,
): RejectionReason | null {
  const parts = partsOf(bytes)
  if (parts === null) return { code: 'office_cut_off', format }
  return parts.some(({ name }) => part.test(name)) ? null : { code: 'other_program', program }
}

/** Thrown when an archive would unpack to more than is allowed. */
class TooMuchUnpacked extends Error {
  override readonly name = 'TooMuchUnpacked'
}

/**
 * The parts of an archive, in the form of an open archive that mammoth accepts. Everything that is read counts
 * against the limit, under any name and each time, by its real unpacked size: the sizes that an archive states
 * are not trusted.
 */
export class ArchiveParts {
  private readonly parts: ReadonlyMap<string, Part>
  private room = mostUnpackedParts

  constructor(bytes: Buffer) {
    this.parts = new Map((partsOf(bytes) ?? []).map((part) => [part.name, part]))
  }

  /**
   * Decides whether everything together unpacks to no more than is allowed.
   * @throws errors of zlib
   */
  fits(): boolean {
    try {
      for (const part of this.parts.values()) this.room -= this.unpack(part).length
      return true
    } catch (error) {
      if (error instanceof TooMuchUnpacked) return false
      throw error
    }
  }

  exists(name: string): boolean {
    return this.parts.has(name)
  }

  /**
   * @returns the part as text, or as bytes if no encoding is given
   * @throws TooMuchUnpacked, errors of zlib
   */
  async read(name: string, encoding?: string): Promise<string | Uint8Array> {
    const part = this.parts.get(name)
    if (!part) throw new Error(`no part ${name}`)
    const unpacked = this.unpack(part)
    this.room -= unpacked.length
    return encoding === undefined ? unpacked : new TextDecoder(encoding).decode(unpacked)
  }

  private unpack({ method, data }: Part): Buffer {
    if (method !== stored && method !== deflated) throw new Error(`method ${method}`)
    const isPacked = method === deflated
    if (this.room <= 0 || (!isPacked && data.length > this.room)) throw new TooMuchUnpacked()
    if (!isPacked) return data
    try {
      return inflateRawSync(data, { maxOutputLength: this.room })
    } catch (error) {
      const isTooMuch = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      throw isTooMuch ? new TooMuchUnpacked() : error
    }
  }
}

const stored = 0
const deflated = 8

interface Part {
  name: string
  /** The compression method (APPNOTE.TXT 4.4.5). */
  method: number
  data: Buffer
}

/** Returns the parts that an archive's directory lists (APPNOTE.TXT 4.3.12); null if there is no directory. */
function partsOf(bytes: Buffer): Part[] | null {
  const end = bytes.lastIndexOf(endOfDirectory)
  if (end < 0) return null
  const parts: Part[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      data: bytes.subarray(from, from + bytes.readUInt32LE(at + 20)),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}
