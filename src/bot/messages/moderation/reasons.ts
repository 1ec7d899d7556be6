import { systemReasons } from './system-reasons.js'

/** Why a file or a record of it gives no article, as reading it says, and the same in the other languages. */
const reasons: readonly (readonly [RegExp, traditional: string, english: string])[] = [
  [/^不支持的文件类型 （无扩展名）$/, '檔名沒有副檔名', 'its name has no extension'],
  [/^不支持的文件类型 (.*)$/, '不支援的檔案類型 $1', 'files of type $1 are not taken'],
  [/^文件是空的$/, '檔案是空的', 'the file is empty'],
  [/^读取期间还在变化$/, '讀取期間還在變化', 'it was changing while it was read'],
  [
    /^结尾不完整，可能还没有写完$/,
    '結尾不完整，可能還沒有寫完',
    'its end is not there; it may still be being written',
  ],
  [/^读取期间被移走或改名$/, '讀取期間被移走或改名', 'it was moved or renamed while it was read'],
  [/^文件不存在$/, '檔案不存在', 'the file is not there'],
  [/^文件里没有记录$/, '檔案裡沒有任何記錄', 'the file holds no records'],
  [/^内容是二进制数据，不是文本$/, '內容是二進位資料，不是文字', 'it holds binary data, not text'],
  [
    /^无法识别编码（不是 (.*?)、(.*?)、(.*?) 或 (.*?)）$/,
    '無法辨識編碼（不是 $1、$2、$3 或 $4）',
    'its encoding is none of $1, $2, $3 and $4',
  ],
  [
    /^页面上没有文章：它说内容已删除或无法查看$/,
    '頁面上沒有文章：它說內容已刪除或無法查看',
    'the page holds no article: it says that its content was removed or cannot be shown',
  ],
  [
    /^页面上没有文章：只有图片、名称或按钮$/,
    '頁面上沒有文章：只有圖片、名稱或按鈕',
    'the page holds no article, only pictures, names or buttons',
  ],
  [/^清理之后没有正文$/, '清理之後沒有正文', 'no text is left after cleaning'],
  [/^压缩数据损坏，无法解开$/, '壓縮資料損壞，無法解開', 'its compressed data is damaged'],
  [
    /^文件太大（(.*) MB），最多 (.*) MB$/,
    '檔案太大（$1 MB），最多 $2 MB',
    'too large ($1 MB), at most $2 MB',
  ],
  [
    /^文件超过 (\d+) MB，请拆分后再放入$/,
    '檔案超過 $1 MB，請拆分後再放入',
    'larger than $1 MB; please split it',
  ],
  [
    /^文件有密码保护，请去掉密码后再放入$/,
    '檔案有密碼保護，請移除密碼後再放入',
    'protected by a password; please remove it first',
  ],

  [/^第 (\d+) 行不是有效的 JSON$/, '第 $1 行不是有效的 JSON', 'line $1 is not valid JSON'],
  [/^第 (\d+) 行不是 JSON 对象$/, '第 $1 行不是 JSON 物件', 'line $1 is not a JSON object'],
  [/^第 (\d+) 行没有 text$/, '第 $1 行沒有 text', 'line $1 has no text'],
  [
    /^第 (\d+) 行清理之后没有正文$/,
    '第 $1 行清理之後沒有正文',
    'line $1: no text is left after cleaning',
  ],
  [
    /^第 (\d+) 行的 id 与前面的记录重复$/,
    '第 $1 行的 id 與前面的記錄重複',
    'line $1 has the id of a record before it',
  ],

  [
    /^文档里没有文字.*$/,
    '文件裡沒有文字（不讀取圖片中的文字）',
    'it holds no text (none is read from pictures)',
  ],
  [
    /^没有可提取的文字.*$/,
    '沒有可擷取的文字（可能是掃描檔或空白頁），請先做文字辨識（OCR）',
    'no text can be extracted (a scan, or blank pages?); please run text recognition (OCR) first',
  ],
  [
    /^内容不是 (\w+)，请检查扩展名是否写错$/,
    '內容不是 $1，請檢查副檔名是否寫錯',
    'it is no $1; please check its extension',
  ],
  [
    /^内容不是 (\w+) 文档，请检查扩展名是否写错$/,
    '內容不是 $1 文件，請檢查副檔名是否寫錯',
    'it is no document of $1; please check its extension',
  ],
  [
    /^内容是旧版 (\w+)（(\S+)）或其他 Office 文件，请另存为 (\S+) 后再放入$/,
    '內容是舊版 $1（$2）或其他 Office 檔案，請另存為 $3 後再放入',
    'an old file of $1 ($2) or another of Office; please save it as $3',
  ],
  [
    /^(\w+) 文件不完整.*$/,
    '$1 檔案不完整，請重新下載或匯出',
    'the $1 is incomplete; please download or export it again',
  ],
  [
    /^(\w+) 文件已损坏，无法读取.*$/,
    '$1 檔案已損壞，無法讀取，請重新匯出或儲存後再放入',
    'the $1 is damaged; please export or save it again',
  ],
  [
    /^工作表“(.*)”：表格太大，最多读取 (\d+) 行、(\d+) 格，请拆分后再放入$/,
    '工作表「$1」太大，最多讀取 $2 列、$3 格，請拆分後再放入',
    'the sheet “$1” is too large: at most $2 rows and $3 cells are read; please split it',
  ],
  [
    /^表格太大，最多读取 (\d+) 行、(\d+) 格，请拆分后再放入$/,
    '表格太大，最多讀取 $1 列、$2 格，請拆分後再放入',
    'the table is too large: at most $1 rows and $2 cells are read; please split it',
  ],
  [
    /^(\w+) 读取超时.*$/,
    '$1 讀取逾時，檔案可能已損壞，請重新匯出或儲存後再放入',
    'reading the $1 took too long, it may be damaged; please export or save it again',
  ],
  [
    /^(\w+) 读取时内存不足.*$/,
    '讀取 $1 時記憶體不足，請拆分檔案後再放入',
    'reading the $1 took too much memory; please split it',
  ],
  [
    /^(\w+) 解压后过大，可能是恶意文件，未读取$/,
    '$1 解壓縮後過大，可能是惡意檔案，沒有讀取',
    'the $1 is far too large inside and may be malicious; it was not read',
  ],
  [
    /^PDF 有一页上有 (.*) 段文字，不像正常的文件，未读取$/,
    'PDF 有一頁上有 $1 段文字，不像正常的檔案，沒有讀取',
    'a page of the PDF has $1 pieces of text, which no ordinary one has; it was not read',
  ],
  [
    /^PDF 有 (.*) 页，最多读取 (\d+) 页，请拆分后再放入$/,
    'PDF 有 $1 頁，最多讀取 $2 頁，請拆分後再放入',
    'the PDF has $1 pages, more than $2; please split it',
  ],
  [
    /^第 (\d+) 行超过 (\d+) MB，未收录$/,
    '第 $1 行超過 $2 MB，沒有收錄',
    'line $1 is longer than $2 MB and was left out',
  ],
  [
    /^第 (\d+) 行读取超时，未收录$/,
    '第 $1 行讀取逾時，沒有收錄',
    'line $1 took too long to read and was left out',
  ],
  [
    /^第 (\d+) 行读取时内存不足，未收录$/,
    '讀取第 $1 行時記憶體不足，沒有收錄',
    'line $1 took too much memory and was left out',
  ],
  [
    /^第 (\d+) 行读取时出了意外的错误，未收录$/,
    '第 $1 行讀取時出了意外的錯誤，沒有收錄',
    'line $1 met an unexpected error and was left out',
  ],
  [
    /^另有 (\d+) 行没有读出文章，原因从略$/,
    '另有 $1 行沒有讀出文章，原因從略',
    '$1 more lines gave no article, for reasons that are not listed',
  ],
  [
    /^解压后过大，可能是恶意文件，其余未读取$/,
    '解壓縮後過大，可能是惡意檔案，其餘沒有讀取',
    'it unpacks to far too much and may be malicious; the rest was not read',
  ],
  [
    /^解压后超过 (\d+) MB，请拆分后再放入$/,
    '解壓縮後超過 $1 MB，請拆分後再放入',
    'it unpacks to more than $1 MB; please split it',
  ],
  [/^暂不支持竖排的 PDF$/, '暫不支援直排的 PDF', 'PDFs set in vertical lines are not taken yet'],
  [
    /^PDF 的字体没有注明文字编码，提取出来是乱码$/,
    'PDF 的字型沒有註明文字編碼，擷取出來是亂碼',
    'the fonts of the PDF do not say which characters they show',
  ],
  ...systemReasons,
]

/** Said of a place that cannot be read, behind the reason. */
const kept = /^(.*)，原有的 (\d+) 篇文章保留不变$/s

/** A reason that is not known here is shown as it is. */
export function reasonIn(language: 'traditional' | 'english', reason: string): string {
  const [, why, articles] = kept.exec(reason) ?? []
  if (why !== undefined) {
    const said = reasonIn(language, why)
    return language === 'english'
      ? `${said}; the ${articles} articles from there stay in service`
      : `${said}，原有的 ${articles} 篇文章保留不變`
  }
  const found = reasons.find(([pattern]) => pattern.test(reason))
  if (!found) return reason
  const [pattern, traditional, english] = found
  return reason.replace(pattern, language === 'english' ? english : traditional)
}
