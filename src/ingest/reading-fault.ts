/** What reading failed with, where nothing more is known of it: the words of libraries are English, and name no file. */
export function faultOf({ name }: { name?: string | undefined }): string {
  if (name === 'RangeError') return '内容太长或嵌套太深，无法读取，请拆分后再放入'
  return `读取时出了意外的错误（${name ?? '原因不明'}），请把这个文件交给维护者`
}

/** The same of one line of a .jsonl file, for a reason that is ours. */
export function unreadLine(number: number): string {
  return `第 ${number} 行读取时出了意外的错误，未收录`
}
