import { inflateRawSync } from 'node:zlib'

const localHeader = 'PK\x03\x04'
const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1')
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const mostBytes = 200_000_000
/** Of the parts that hold text; pictures are never unpacked. */
const mostUnpacked = 100_000_000

/** Why the bytes are no Word document that can be unpacked safely; null if they are one. */
export function faultOfArchive(bytes: Buffer): string | null {
  if (bytes.length === 0) return '文件是空的'
  if (bytes.length > mostBytes) return '文件超过 200 MB，请拆分后再放入'
  if (bytes.subarray(0, 8).equals(compoundFile)) {
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? '文件有密码保护，请去掉密码后再放入'
      : '内容是旧版 Word（.doc）或其他 Office 文件，请另存为 .docx 后再放入'
  }
  if (bytes.toString('latin1', 0, 4) !== localHeader) return '内容不是 DOCX，请检查扩展名是否写错'
  try {
    return faultOfParts(bytes)
  } catch {
    return 'DOCX 文件已损坏，无法读取，请用 Word 重新保存后再放入'
  }
}

function faultOfParts(bytes: Buffer): string | null {
  const parts = partsOf(bytes)
  if (parts === null) return 'DOCX 文件不完整，请重新下载或保存'
  if (!parts.some(({ name }) => /^word\/document\d*\.xml$|^\[Content_Types\]\.xml$/.test(name)))
    return '内容不是 Word 文档，请检查扩展名是否写错'
  let room = mostUnpacked
  for (const part of parts.filter(({ name }) => !/\/media\//.test(name))) {
    if (part.size > room) return tooLarge
    // A bomb may lie about what it unpacks to.
    const unpacked = part.isDeflated ? unpack(part.data, part.size) : part.data.length
    if (unpacked === null) return tooLarge
    room -= unpacked
  }
  return null
}

const tooLarge = 'DOCX 解压后过大，可能是恶意文件，未读取'

function unpack(data: Buffer, size: number): number | null {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) }).length
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return null
    throw error
  }
}

interface Part {
  name: string
  /** Unpacked, as the directory has it. */
  size: number
  isDeflated: boolean
  data: Buffer
}

/** The parts that an archive's directory lists (APPNOTE.TXT 4.3.12); null where there is no directory. */
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
      size: bytes.readUInt32LE(at + 24),
      isDeflated: bytes.readUInt16LE(at + 10) === 8,
      data: bytes.subarray(from, from + bytes.readUInt32LE(at + 20)),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}
