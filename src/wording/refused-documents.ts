import type { RejectionCode, RejectionValues } from '../domain/index.js'
import type { Said } from './locale.js'

type DocumentCode =
  | Extract<RejectionCode, `${'pdf' | 'picture' | 'office' | 'other'}_${string}`>
  | 'old_office'
  | 'unpacks_to_too_much'
  | 'document_without_text'
  | 'table_too_large'
  | 'sheet_too_large'

/** Why nothing was read of a document, a picture or a table; it follows the file's name. */
export const refusedDocuments: {
  [C in DocumentCode]: (values: RejectionValues<C>) => Said
} = {
  other_format: ({ format }) => [
    `内容不是 ${format}，请检查扩展名是否写错`,
    `內容不是 ${format}，請檢查副檔名是否寫錯`,
    `it is no ${format}; please check its extension`,
  ],
  other_program: ({ program }) => [
    `内容不是 ${program} 文档，请检查扩展名是否写错`,
    `內容不是 ${program} 文件，請檢查副檔名是否寫錯`,
    `it is no document of ${program}; please check its extension`,
  ],
  old_office: ({ program, old, extension }) => [
    `内容是旧版 ${program}（${old}）或其他 Office 文件，请另存为 ${extension} 后再放入`,
    `內容是舊版 ${program}（${old}）或其他 Office 檔案，請另存為 ${extension} 後再放入`,
    `an old file of ${program} (${old}) or another of Office; please save it as ${extension}`,
  ],
  office_cut_off: ({ format }) => [
    `${format} 文件不完整，请重新下载或保存`,
    `${format} 檔案不完整，請重新下載或儲存`,
    `the ${format} is incomplete; please download or save it again`,
  ],
  office_damaged: ({ format, program }) => [
    `${format} 文件已损坏，无法读取，请用 ${program} 重新保存后再放入`,
    `${format} 檔案已損壞，無法讀取，請用 ${program} 重新儲存後再放入`,
    `the ${format} is damaged; please save it again with ${program}`,
  ],
  unpacks_to_too_much: ({ format }) => [
    `${format} 解压后过大，可能是恶意文件，未读取`,
    `${format} 解壓縮後過大，可能是惡意檔案，沒有讀取`,
    `the ${format} is far too large inside and may be malicious; it was not read`,
  ],
  document_without_text: () => [
    '文档里没有文字（图片中的文字不读取）',
    '文件裡沒有文字（不讀取圖片中的文字）',
    'it holds no text (none is read from pictures)',
  ],
  pdf_cut_off: () => [
    'PDF 文件不完整（没有结尾），请重新下载或导出',
    'PDF 檔案不完整（沒有結尾），請重新下載或匯出',
    'the PDF is incomplete (it has no end); please download or export it again',
  ],
  pdf_damaged: () => [
    'PDF 文件已损坏，无法读取，请重新下载或导出',
    'PDF 檔案已損壞，無法讀取，請重新下載或匯出',
    'the PDF is damaged; please download or export it again',
  ],
  pdf_crowded: ({ pieces }) => [
    `PDF 有一页上有 ${pieces} 段文字，不像正常的文件，未读取`,
    `PDF 有一頁上有 ${pieces} 段文字，不像正常的檔案，沒有讀取`,
    `a page of the PDF has ${pieces} pieces of text, which no ordinary one has; it was not read`,
  ],
  pdf_pages: ({ pages, most }) => [
    `PDF 有 ${pages} 页，最多读取 ${most} 页，请拆分后再放入`,
    `PDF 有 ${pages} 頁，最多讀取 ${most} 頁，請拆分後再放入`,
    `the PDF has ${pages} pages, more than ${most}; please split it`,
  ],
  pdf_without_text: () => [
    '没有可提取的文字，扫描的页上也没有认出文字',
    '沒有可擷取的文字，掃描的頁上也沒有認出文字',
    'no text can be extracted, and none was recognised on scanned pages',
  ],
  pdf_scanned: ({ most }) => [
    `PDF 的扫描页太多，最多读取 ${most} 页，请拆分后再放入`,
    `PDF 的掃描頁太多，最多讀取 ${most} 頁，請拆分後再放入`,
    `the PDF has more than ${most} scanned pages; please split it`,
  ],
  pdf_vertical: () => [
    '暂不支持竖排的 PDF',
    '暫不支援直排的 PDF',
    'PDFs set in vertical lines are not taken yet',
  ],
  pdf_garbled: () => [
    'PDF 的字体没有注明文字编码，提取出来是乱码',
    'PDF 的字型沒有註明文字編碼，擷取出來是亂碼',
    'the fonts of the PDF do not say which characters they show',
  ],
  picture_damaged: () => [
    '图片已损坏，无法读取，请重新保存或截图',
    '圖片已損壞，無法讀取，請重新儲存或截圖',
    'the picture is damaged; please save it, or take the screenshot, again',
  ],
  picture_animated: () => [
    '不读取动图，请把有文字的那一帧存为图片',
    '不讀取動態圖片，請把有文字的那一格存成圖片',
    'animated pictures are not read; please save the frame with the text as a picture',
  ],
  picture_pixels: ({ width, height, most }) => [
    `图片太大（${width} × ${height} 像素），最多读取 ${most} 百万像素，请裁开后再放入`,
    `圖片太大（${width} × ${height} 像素），最多讀取 ${most} 百萬像素，請裁開後再放入`,
    `the picture is too large (${width} × ${height} pixels): at most ${most} million are read; please cut it up`,
  ],
  picture_without_text: () => [
    '图片里没有认出文字',
    '圖片裡沒有認出文字',
    'no text was recognised in the picture',
  ],
  picture_vertical: () => [
    '图片里的文字是竖排的，暂不支持',
    '圖片裡的文字是直排的，暫不支援',
    'the text of the picture runs from top to bottom, which is not read yet',
  ],
  picture_package: ({ name }) => [
    `读取图片需要 ${name}，但没有安装：请运行 npm install ${name}`,
    `讀取圖片需要 ${name}，但沒有安裝：請執行 npm install ${name}`,
    `pictures are read with ${name}, which is not installed: please run npm install ${name}`,
  ],
  table_too_large: ({ rows, cells }) => [
    `表格太大，最多读取 ${rows} 行、${cells} 格，请拆分后再放入`,
    `表格太大，最多讀取 ${rows} 列、${cells} 格，請拆分後再放入`,
    `the table is too large: at most ${rows} rows and ${cells} cells are read; please split it`,
  ],
  sheet_too_large: ({ sheet, rows, cells }) => [
    `工作表“${sheet}”：表格太大，最多读取 ${rows} 行、${cells} 格，请拆分后再放入`,
    `工作表「${sheet}」太大，最多讀取 ${rows} 列、${cells} 格，請拆分後再放入`,
    `the sheet “${sheet}” is too large: at most ${rows} rows and ${cells} cells are read; please split it`,
  ],
}
