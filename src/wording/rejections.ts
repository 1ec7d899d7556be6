import {
  NAME_NOT_UTF8,
  type RejectionCode,
  type RejectionReason,
  type RejectionValues,
} from '../domain/index.js'
import { type Locale, type Said, saidIn } from './locale.js'
import { refusedPages } from './refused-pages.js'
import { faultSaid } from './system-faults.js'

/** The sentence for each code; it follows the file's name. */
const sentences: { [C in RejectionCode]: (values: RejectionValues<C>) => Said } = {
  absent: () => ['文件不存在', '檔案不存在', 'the file is not there'],
  empty: () => ['文件是空的', '檔案是空的', 'the file is empty'],
  no_extension: () => [
    '不支持的文件类型 （无扩展名）',
    '檔名沒有副檔名',
    'its name has no extension',
  ],
  unsupported_type: ({ extension }) => [
    `不支持的文件类型 ${extension}`,
    `不支援的檔案類型 ${extension}`,
    `files of type ${extension} are not taken`,
  ],
  over_size: ({ megabytes }) => [
    `文件超过 ${megabytes} MB，请拆分后再放入`,
    `檔案超過 ${megabytes} MB，請拆分後再放入`,
    `larger than ${megabytes} MB; please split it`,
  ],
  nothing_left: () => ['清理之后没有正文', '清理之後沒有正文', 'no text is left after cleaning'],
  binary: () => [
    '内容是二进制数据，不是文本',
    '內容是二進位資料，不是文字',
    'it holds binary data, not text',
  ],
  unknown_encoding: () => [
    '无法识别编码（不是 UTF-8、UTF-16、GB18030 或 Big5）',
    '無法辨識編碼（不是 UTF-8、UTF-16、GB18030 或 Big5）',
    'its encoding is none of UTF-8, UTF-16, GB18030 and Big5',
  ],
  password: () => [
    '文件有密码保护，请去掉密码后再放入',
    '檔案有密碼保護，請移除密碼後再放入',
    'protected by a password; please remove it first',
  ],
  compression_damaged: () => [
    '压缩数据损坏，无法解开',
    '壓縮資料損壞，無法解開',
    'its compressed data is damaged',
  ],
  unpacks_too_far: () => [
    '解压后过大，可能是恶意文件，其余未读取',
    '解壓縮後過大，可能是惡意檔案，其餘沒有讀取',
    'it unpacks to far too much and may be malicious; the rest was not read',
  ],
  too_deep: () => [
    '内容太长或嵌套太深，无法读取，请拆分后再放入',
    '內容太長或巢狀太深，無法讀取，請拆分後再放入',
    'too long or nested too deeply; please split it',
  ],
  unexpected_error: ({ error }) => [
    `读取时出了意外的错误（${error}），请把这个文件交给维护者`,
    `讀取時出了未預期的錯誤（${error}），請把這個檔案交給維護者`,
    `reading it failed unexpectedly (${error}); please give it to the maintainers`,
  ],
  timeout: ({ format }) => [
    `${format} 读取超时，文件可能已损坏，请重新导出后再放入`,
    `${format} 讀取逾時，檔案可能已損壞，請重新匯出後再放入`,
    `reading the ${format} took too long, it may be damaged; please export it again`,
  ],
  out_of_memory: ({ format }) => [
    `${format} 读取时内存不足，请拆分文件后再放入`,
    `讀取 ${format} 時記憶體不足，請拆分檔案後再放入`,
    `reading the ${format} took too much memory; please split it`,
  ],

  page_gone: () => [
    '页面上没有文章：它说内容已删除或无法查看',
    '頁面上沒有文章：它說內容已刪除或無法查看',
    'the page holds no article: it says that its content was removed or cannot be shown',
  ],
  page_bare: () => [
    '页面上没有文章：只有图片、名称或按钮',
    '頁面上沒有文章：只有圖片、名稱或按鈕',
    'the page holds no article, only pictures, names or buttons',
  ],
  yaml_line: ({ line }) => [
    `开头的 YAML 第 ${line} 行无法理解，请改正（含冒号等符号的值要加引号，名称不能重复）`,
    `開頭的 YAML 第 ${line} 行無法理解，請改正（含冒號等符號的值要加引號，名稱不能重複）`,
    `line ${line}, in its YAML, cannot be understood; please correct it (quote values with colons, no name twice)`,
  ],
  yaml_tag: ({ line }) => [
    `开头的 YAML 第 ${line} 行有无法识别的标记，已当作文字读入`,
    `開頭的 YAML 第 ${line} 行有無法辨識的標記，已當作文字讀入`,
    `line ${line}, in its YAML, has an unknown tag; it was read as text`,
  ],
  yaml_aliases: () => [
    '开头的 YAML 里的引用（& 和 *）有误或太多，请改正',
    '開頭的 YAML 裡的參照（& 和 *）有誤或太多，請改正',
    'the references in its YAML (& and *) are wrong or too many; please correct them',
  ],

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

  no_records: () => ['文件里没有记录', '檔案裡沒有任何記錄', 'the file holds no records'],
  line_no_json: ({ line }) => [
    `第 ${line} 行不是有效的 JSON`,
    `第 ${line} 行不是有效的 JSON`,
    `line ${line} is not valid JSON`,
  ],
  line_no_object: ({ line }) => [
    `第 ${line} 行不是 JSON 对象`,
    `第 ${line} 行不是 JSON 物件`,
    `line ${line} is not a JSON object`,
  ],
  line_without_text: ({ line }) => [
    `第 ${line} 行没有 text`,
    `第 ${line} 行沒有 text`,
    `line ${line} has no text`,
  ],
  line_nothing_left: ({ line }) => [
    `第 ${line} 行清理之后没有正文`,
    `第 ${line} 行清理之後沒有正文`,
    `line ${line}: no text is left after cleaning`,
  ],
  line_repeats_id: ({ line }) => [
    `第 ${line} 行的 id 与前面的记录重复`,
    `第 ${line} 行的 id 與前面的記錄重複`,
    `line ${line} has the id of a record before it`,
  ],
  line_too_long: ({ line, megabytes }) => [
    `第 ${line} 行超过 ${megabytes} MB，未收录`,
    `第 ${line} 行超過 ${megabytes} MB，沒有收錄`,
    `line ${line} is longer than ${megabytes} MB and was left out`,
  ],
  line_timeout: ({ line }) => [
    `第 ${line} 行读取超时，未收录`,
    `第 ${line} 行讀取逾時，沒有收錄`,
    `line ${line} took too long to read and was left out`,
  ],
  line_out_of_memory: ({ line }) => [
    `第 ${line} 行读取时内存不足，未收录`,
    `讀取第 ${line} 行時記憶體不足，沒有收錄`,
    `line ${line} took too much memory and was left out`,
  ],
  line_unexpected_error: ({ line }) => [
    `第 ${line} 行读取时出了意外的错误，未收录`,
    `第 ${line} 行讀取時出了未預期的錯誤，沒有收錄`,
    `line ${line} met an unexpected error and was left out`,
  ],
  more_lines: ({ lines }) => [
    `另有 ${lines} 行没有读出文章，原因从略`,
    `另有 ${lines} 行沒有讀出文章，原因從略`,
    `${lines} more lines gave no article, for reasons that are not listed`,
  ],

  name_not_utf8: () => [
    '名字不是 UTF-8 编码，请改名后再放入',
    '名稱不是 UTF-8 編碼，請改名後再放入',
    'its name is not UTF-8; please rename it',
  ],
  link_to_nowhere: () => [
    '链接指向的文件夹不存在',
    '連結指向的資料夾不存在',
    'the folder it links to is not there',
  ],
  link_in_circle: () => [
    '链接绕回了它所在的文件夹，没有跟随',
    '連結繞回了它所在的資料夾，沒有跟隨',
    'the link leads back to a folder it stands in; it was not followed',
  ],
  no_ordinary_file: () => [
    '不是普通文件（管道、套接字或设备），不读取',
    '不是一般檔案（管線、通訊端或裝置），不讀取',
    'no ordinary file (a pipe, socket or device), so it is not read',
  ],
  same_folder: ({ folder }) => [
    `与 ${folder} 是同一个文件夹，没有再读`,
    `與 ${folder} 是同一個資料夾，沒有再讀`,
    `the same folder as ${folder}; it was not read again`,
  ],
  system: ({ errno }) => faultSaid(errno, 'read'),
  given_name_not_utf8: () => faultSaid(NAME_NOT_UTF8, 'read'),
  kept: ({ articles, because }) => [
    `${rejectionIn('zh-CN', because)}，原有的 ${articles} 篇文章保留不变`,
    `${rejectionIn('zh-TW', because)}，原有的 ${articles} 篇文章保留不變`,
    `${rejectionIn('en', because)}; ${articles === 1 ? '1 article from there stays' : `${articles} articles from there stay`} in service`,
  ],

  too_large: ({ megabytes, most }) => [
    `文件太大（${megabytes} MB），最多 ${most} MB`,
    `檔案太大（${megabytes} MB），最多 ${most} MB`,
    `too large (${megabytes} MB), at most ${most} MB`,
  ],
  unpacks_to_more: ({ megabytes }) => [
    `解压后超过 ${megabytes} MB，请拆分后再放入`,
    `解壓縮後超過 ${megabytes} MB，請拆分後再放入`,
    `it unpacks to more than ${megabytes} MB; please split it`,
  ],

  ...refusedPages,
  item_empty: () => [
    '订阅源里的这一条既没有地址，也没有正文',
    '訂閱源裡的這一條既沒有地址，也沒有正文',
    'the item of the feed has neither an address nor a text',
  ],

  changing: () => ['读取期间还在变化', '讀取期間還在變化', 'it was changing while it was read'],
  cut_off: () => [
    '结尾不完整，可能还没有写完',
    '結尾不完整，可能還沒有寫完',
    'its end is not there; it may still be being written',
  ],
  moved_away: () => [
    '读取期间被移走或改名',
    '讀取期間被移走或改名',
    'it was moved or renamed while it was read',
  ],

  told: ({ text }) => [text, text, text],
}

/** Returns why a file, or a record of it, yields no article, as a sentence that follows its name. */
export function rejectionIn(locale: Locale, reason: RejectionReason): string {
  return saidIn(locale, rejectionSaid(reason))
}

export function rejectionSaid(reason: RejectionReason): Said {
  const say = sentences[reason.code] as (values: RejectionReason) => Said
  return say(reason)
}
