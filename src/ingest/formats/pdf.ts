import type { Article } from '../../domain/index.js'
import { finish } from '../draft.js'
import { characterRepairs } from '../repair/index.js'
import { repairAll } from '../repair/repair.js'
import { shareUnreadable } from './pdf/characters.js'
import { extractText } from './pdf/layout.js'
import type { PageText } from './pdf/page-text.js'

const head = 1024
const foot = 4096

/**
 * The articles of a PDF file, or why it holds none.
 * @param onPage hears of each page that was read
 */
export async function readPdf(
  bytes: Uint8Array,
  file: string,
  onPage: () => void,
): Promise<Article[] | { reason: string }> {
  const fault = faultOfBytes(bytes)
  if (fault !== null) return { reason: fault }
  let pages: PageText[]
  try {
    // Loaded late: most corpora hold no PDF.
    const { pagesOfPdf } = await import('./pdf/pdfjs.js')
    pages = await pagesOfPdf(bytes, onPage)
  } catch (error) {
    return { reason: reasonOf(error as Error) }
  }
  const unusable = faultOfText(pages)
  if (unusable !== null) return { reason: unusable }
  const { source, layout, lineOf, stated } = extractText(pages)
  return finish({
    repaired: repairAll(source, characterRepairs),
    stated,
    digest: false,
    origin: null,
    file,
    id: file,
    mayHoldStories: true,
    lineOf,
    layout,
  })
}

function faultOfBytes(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return '文件是空的'
  const text = (part: Uint8Array) => Buffer.from(part).toString('latin1')
  if (!text(bytes.subarray(0, head)).includes('%PDF-')) return '内容不是 PDF，请检查扩展名是否写错'
  if (!text(bytes.subarray(-foot)).includes('%%EOF'))
    return 'PDF 文件不完整（没有结尾），请重新下载或导出'
  return null
}

function reasonOf({ name, message }: Error): string {
  if (name === 'PasswordException') return '文件有密码保护，请去掉密码后再放入'
  if (name === 'TooMuchText') return `PDF 有一页上有 ${message} 段文字，不像正常的文件，未读取`
  if (name === 'TooManyPages') return `PDF 有 ${message} 页，最多读取 2000 页，请拆分后再放入`
  return 'PDF 文件已损坏，无法读取，请重新下载或导出'
}

function faultOfText(pages: readonly PageText[]): string | null {
  const items = pages.flatMap((page) => page.items)
  const text = items.map((item) => item.text).join('')
  if (text.trim() === '') {
    return '没有可提取的文字（可能是扫描件或空白页），请先做文字识别（OCR）'
  }
  const vertical = items.filter((item) => item.vertical).map((item) => item.text)
  if (vertical.join('').length > 0.5 * text.length) return '暂不支持竖排的 PDF'
  if (shareUnreadable(text) > 0.3) return 'PDF 的字体没有注明文字编码，提取出来是乱码'
  return null
}
