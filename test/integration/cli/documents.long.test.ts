import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { callYouju } from '../../support/cli/call-youju.js'
import { answerSchema, cleanSchema, onlyLine, reportSchema } from '../../support/cli/contract.js'
import { type Run, runYouju, temporaryFolder } from '../../support/cli/run-youju.js'
import { cidPdf } from '../../support/documents/cid-pdf.js'
import { left, setInColumns, wrap } from '../../support/documents/newspaper.js'
import { lengthened, optics } from '../../unit/ingest/stories-for-documents.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let corpus: string
let removeFolder: () => Promise<void>
let youju: (...args: string[]) => Promise<Run>
let program: (...args: string[]) => Promise<Run>

beforeEach(async () => {
  const { folder, remove } = await temporaryFolder()
  removeFolder = remove
  corpus = join(folder, 'corpus')
  const env = { CORPUS_DIR: corpus, INDEX_DIR: join(folder, 'index') }
  youju = (...args) => callYouju(args, env)
  program = (...args) => runYouju(args, { env })
  const paragraphs = [
    ...lengthened(optics, 5),
    '松溪隧道昨天贯通，全长7340米，总工程师是秦望舒。隧道通车以后，两县之间的车程缩短四十分钟。',
  ]
  const pages = setInColumns(wrap(paragraphs, 45), () => [{ x: left }])
  const sections = [{ children: optics.map((text) => new Paragraph(text)) }]
  await mkdir(corpus)
  await writeFile(join(corpus, 'tunnel.pdf'), cidPdf(pages))
  await writeFile(
    join(corpus, 'optics.docx'),
    await Packer.toBuffer(new Document({ title: '模板', creator: 'Administrator', sections })),
  )
  await writeFile(join(corpus, 'cut.pdf'), cidPdf(pages).subarray(0, 900))
})
afterEach(() => removeFolder())

test('a quote from a PDF names its page, through the index and back', async () => {
  const report = reportSchema.parse(onlyLine((await youju('ingest', '--json')).stdout))
  expect(report).toMatchObject({ articles: 2, rejected: [{ file: 'cut.pdf' }] })
  const again = reportSchema.parse(onlyLine((await youju('ingest', '--json')).stdout))
  expect(again).toMatchObject({ version: report.version, unchanged: 2 })

  const question = '松溪隧道的总工程师是谁？'
  const answer = answerSchema.parse(onlyLine((await youju('ask', question, '--json')).stdout))
  expect(answer).toMatchObject({ short: '秦望舒', citations: [{ file: 'tunnel.pdf', page: 2 }] })
  const [line = 0] = answer.citations[0]?.lines ?? []
  expect((await youju('ask', question)).stdout).toContain(`tunnel.pdf 第 2 页 第 ${line}`)
})

test('nothing but the result is printed, and the program ends', async () => {
  for (const name of ['tunnel.pdf', 'optics.docx']) {
    const run = name === 'tunnel.pdf' ? program : youju
    const { stdout, stderr, code } = await run('clean', join(corpus, name), '--json')
    expect([stderr, code]).toEqual(['', 0])
    const { articles } = cleanSchema.parse(onlyLine(stdout))
    expect(articles[0]?.pages?.map(([, page]) => page)).toEqual(
      name === 'tunnel.pdf' ? [1, 2] : undefined,
    )
    expect(articles[0]?.author).toBeNull()
  }
  const broken = await program('clean', join(corpus, 'cut.pdf'))
  expect(broken).toEqual({
    stdout: '',
    stderr: '拒绝 cut.pdf：PDF 文件不完整（没有结尾），请重新下载或导出\n',
    code: 1,
  })
})
