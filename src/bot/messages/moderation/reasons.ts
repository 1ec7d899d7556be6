/** Why a file or a record of it gives no article, as reading it says, and the same in the other languages. */
const reasons: readonly (readonly [RegExp, traditional: string, english: string])[] = [
  [/^不支持的文件类型 (.*)$/, '不支援的檔案類型 $1', 'files of type $1 are not taken'],
  [/^文件是空的$/, '檔案是空的', 'the file is empty'],
  [/^文件不存在$/, '檔案不存在', 'the file is not there'],
  [/^文件里没有记录$/, '檔案裡沒有任何記錄', 'the file holds no records'],
  [/^内容是二进制数据，不是文本$/, '內容是二進位資料，不是文字', 'it holds binary data, not text'],
  [/^无法识别编码（(.*)）$/, '無法辨識編碼（$1）', 'its encoding is not known ($1)'],
  [
    /^文档里没有文字.*$/,
    '文件裡沒有文字（不讀取圖片中的文字）',
    'it holds no text (none is read from pictures)',
  ],
  [/^清理之后没有正文$/, '清理之後沒有正文', 'no text is left after cleaning'],
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
  [/^没有读取权限$/, '沒有讀取權限', 'it may not be read'],
  [/^压缩数据损坏，无法解开$/, '壓縮資料損壞，無法解開', 'its compressed data is damaged'],
  [
    /^文件太大（(.*) MB），最多 (.*) MB$/,
    '檔案太大（$1 MB），最多 $2 MB',
    'too large ($1 MB), at most $2 MB',
  ],
]

/** A reason that is not known here is shown as it is. */
export function reasonIn(language: 'traditional' | 'english', reason: string): string {
  const found = reasons.find(([pattern]) => pattern.test(reason))
  if (!found) return reason
  const [pattern, traditional, english] = found
  return reason.replace(pattern, language === 'english' ? english : traditional)
}
