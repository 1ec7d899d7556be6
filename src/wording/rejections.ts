import {
  NAME_NOT_UTF8,
  type RejectionCode,
  type RejectionReason,
  type RejectionValues,
} from '../domain/index.js'
import { type Locale, type Said, saidIn } from './locale.js'
import { refusedDocuments } from './refused-documents.js'
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

  ...refusedDocuments,

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
