import { crc32, deflateSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { cidPdf } from '../../support/documents/cid-pdf.js'
import { left, setInColumns, wrap } from '../../support/documents/newspaper.js'
import { drawnPdf, printedPdf } from '../../support/documents/printed-pdf.js'
import { readDocument } from '../../support/documents/read-document.js'
import { zipOf } from '../../support/documents/zip.js'
import { optics } from './stories-for-documents.js'

const pages = setInColumns(wrap(optics, 23), () => [{ x: left }, { x: 305 }])
const pdf = cidPdf(pages)
let docx: Buffer
let embedded: Buffer

beforeAll(async () => {
  const sections = [{ children: optics.map((text) => new Paragraph(text)) }]
  docx = await Packer.toBuffer(new Document({ sections }))
  embedded = await printedPdf(pages)
})

const reasonFor = async (name: string, bytes: Uint8Array) => {
  const { articles, rejected } = await readDocument(name, bytes)
  expect(articles).toEqual([])
  expect(rejected).toHaveLength(1)
  return rejected[0]
}

describe('a PDF that cannot be read is rejected with the reason', () => {
  test('password', async () => {
    const passwords = { userPassword: 'u', ownerPassword: 'o' }
    const locked = await drawnPdf((document) => document.text('Nobody reads this.'), passwords)
    expect(await reasonFor('a.pdf', locked)).toBe('文件有密码保护，请去掉密码后再放入')
  })

  test('but one that only its owner may change is read', async () => {
    const { articles } = await readDocument(
      'a.pdf',
      await printedPdf(pages, { ownerPassword: 'o' }),
    )
    expect(articles[0]?.text).toContain('同比增长15.3%')
  })

  test('scanned', async () => {
    const scanned = await drawnPdf((document) => {
      document.image(onePixel, 0, 0, { width: 595, height: 842 })
    })
    expect(await reasonFor('a.pdf', scanned)).toContain('扫描的页')
  })

  test('empty page', async () => {
    expect(await reasonFor('a.pdf', cidPdf([[]]))).toContain('没有可提取的文字')
  })

  test('empty file', async () => {
    expect(await reasonFor('a.pdf', Buffer.alloc(0))).toBe('文件是空的')
  })

  test('something else', async () => {
    for (const other of [docx, Buffer.from(optics.join('\n')), Buffer.from('<html></html>')])
      expect(await reasonFor('a.pdf', other)).toBe('内容不是 PDF，请检查扩展名是否写错')
  })

  test('cut off', async () => {
    for (const whole of [pdf, embedded])
      expect(await reasonFor('a.pdf', whole.subarray(0, whole.length * 0.7))).toContain('不完整')
  })

  test('a page that takes for ever', async () => {
    // Thirty forms, each of which shows the next one twice.
    const first = 8
    const forms = Array.from({ length: 30 }, (_, n) => {
      const content = n < 29 ? '/X Do /X Do' : 'BT /F1 9 Tf <7164> Tj ET'
      return `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> /XObject << /X ${first + n + 1} 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`
    })
    const whole = cidPdf([[{ text: '煤', x: 50, y: 90, size: 10 }]], forms).toString('latin1')
    const endless = whole
      .replace('/Resources << /Font', `/Resources << /XObject << /X ${first} 0 R >> /Font`)
      .replace(/<< \/Length \d+ >>\nstream\nBT/, '<< /Length 200 >>\nstream\n/X Do BT')
    expect(await reasonFor('a.pdf', Buffer.from(endless, 'latin1'))).toContain('超时')
    expect((await readDocument('a.pdf', pdf)).articles).toHaveLength(1)
  })

  test('nothing in it but its frame', async () => {
    expect(await reasonFor('a.pdf', Buffer.from('%PDF-1.4\n垃圾\n%%EOF'))).toContain('已损坏')
  })
})

describe('a DOCX that cannot be read is rejected with the reason', () => {
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')

  test.each<[string, () => Buffer, string]>([
    ['empty file', () => Buffer.alloc(0), '文件是空的'],
    ['plain text', () => Buffer.from(optics.join('\n')), '内容不是 DOCX，请检查扩展名是否写错'],
    ['a PDF', () => pdf, '内容不是 DOCX，请检查扩展名是否写错'],
    ['an old .doc', () => Buffer.concat([compound, Buffer.alloc(600)]), '旧版 Word'],
    [
      'password',
      () => Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
      '文件有密码保护，请去掉密码后再放入',
    ],
    ['cut off', () => docx.subarray(0, docx.length * 0.7), '不完整'],
    ['another archive', () => zipOf([{ name: 'a.txt', data: Buffer.from('a') }]), '不是 Word 文档'],
    [
      'broken XML',
      () => zipOf(['[Content_Types].xml', 'word/document.xml'].map(brokenPart)),
      'DOCX 文件已损坏',
    ],
  ])('%s', async (_, make, reason) => {
    expect(await reasonFor('a.docx', make())).toContain(reason)
  })

  test('what unpacks to far more than a document', async () => {
    const data = Buffer.alloc(150_000_000, ' ')
    const parts = (size?: number) => [
      { name: '[Content_Types].xml', data: Buffer.from('<Types/>') },
      { name: 'word/document.xml', data, ...(size === undefined ? {} : { size }) },
    ]
    for (const bomb of [zipOf(parts()), zipOf(parts(1000))])
      expect(await reasonFor('a.docx', bomb)).toContain('解压后过大')
  })

  const typed = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  /** A document that its relations say stands in another part. */
  const documentIn = (name: string, data: Buffer) => [
    {
      name: '[Content_Types].xml',
      data: Buffer.from(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${name}" ContentType="${typed}"/></Types>`,
      ),
    },
    {
      name: '_rels/.rels',
      data: Buffer.from(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="${name}"/></Relationships>`,
      ),
    },
    { name, data },
  ]
  const body = (text: string) =>
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`

  test.each(['word/media/image1.xml', 'customXml/item1.xml'])(
    'whichever part is named as the document: %s',
    async (name) => {
      const small = zipOf(documentIn(name, Buffer.from(body('桥长52米。'))))
      expect((await readDocument('a.docx', small)).articles).toMatchObject([{ text: '桥长52米。' }])
      const padded = Buffer.concat([Buffer.from(body('桥长52米。')), Buffer.alloc(70_000_000, ' ')])
      for (const size of [undefined, 100]) {
        const parts = documentIn(name, padded).map((part) =>
          part.name === name && size !== undefined ? { ...part, size } : part,
        )
        expect(await reasonFor('a.docx', zipOf(parts))).toContain('解压后过大')
      }
    },
  )

  test('but pictures, which are not read, may be as large as they like', async () => {
    const picture = { name: 'word/media/image1.png', data: Buffer.alloc(70_000_000) }
    const parts = documentIn('word/document.xml', Buffer.from(body('桥长52米。')))
    expect((await readDocument('a.docx', zipOf([...parts, picture]))).articles).toHaveLength(1)
  })
})

describe('whatever the bytes, a file is read or rejected with a reason', () => {
  const expectAnOutcome = async (name: string, bytes: Uint8Array) => {
    const { articles, rejected } = await readDocument(name, bytes)
    expect(articles.length + rejected.length).toBeGreaterThan(0)
    for (const reason of rejected) expect(reason).toMatch(/[\u4e00-\u9fff]/)
    for (const { text } of articles) expect(text).not.toBe('')
  }
  const damages = fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      byte: fc.nat(255),
      run: fc.nat(40),
    }),
    { minLength: 1, maxLength: 8 },
  )
  const runs = { numRuns: 3 }

  /** Bytes overwritten here and there. */
  function damaged(whole: Buffer, places: readonly { at: number; byte: number; run: number }[]) {
    const bytes = Buffer.from(whole)
    for (const { at, byte, run } of places) {
      const from = Math.floor(at * bytes.length)
      bytes.fill(byte, from, Math.min(bytes.length, from + run))
    }
    return bytes
  }

  test.each(['a.pdf', 'a.docx'])('overwritten in places: %s', async (name) => {
    const wholes = name === 'a.pdf' ? [pdf, embedded] : [docx]
    await fc.assert(
      fc.asyncProperty(fc.nat(wholes.length - 1), damages, async (which, places) => {
        await expectAnOutcome(name, damaged(wholes[which] ?? pdf, places))
      }),
      runs,
    )
  })

  test.each(['a.pdf', 'a.docx'])('cut and crossed with another: %s', async (name) => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const wholes = [pdf, embedded, docx]
    const which = fc.nat(wholes.length - 1)
    await fc.assert(
      fc.asyncProperty(which, which, share, share, async (a, b, from, to) => {
        const [one, other] = [wholes[a] ?? pdf, wholes[b] ?? docx]
        const head = one.subarray(0, Math.floor(from * one.length))
        const tail = other.subarray(Math.floor(to * other.length))
        await expectAnOutcome(name, Buffer.concat([head, tail]))
      }),
      runs,
    )
  })

  test('noise', async () => {
    const noise = fc.uint8Array({ maxLength: 2000 })
    await fc.assert(
      fc.asyncProperty(noise, async (bytes) => {
        await expectAnOutcome('a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes, end]))
        await expectAnOutcome('a.docx', Buffer.concat([Buffer.from('PK\x03\x04'), bytes]))
      }),
      runs,
    )
  })
})

const end = Buffer.from('\n%%EOF')

const brokenPart = (name: string) => ({ name, data: Buffer.from('<w:document><w:body>') })

/** A white pixel as PNG. */
const onePixel = (() => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 255, 255]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
})()
