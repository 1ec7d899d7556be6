/** In UTF-16 code units: a name, and a time as screens show it. */
const longest = 30
const mark = /[，。、；！？!?;]/
/** 18:20, 昨天18:20 and 3月18日18:20, after a space if anything is before them. */
const clock = /(?:^|\s)(?:[^\s\d]{0,4}|\d[\d年月日/.-]{3,})\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?$/i
const ago = /(?:^|\s)(?:\d{1,2}\s?(?:秒|分钟|分鐘|小时|小時|天)前|刚刚|剛剛)$/

/**
 * Decides whether a line is what a screen shows above what somebody wrote: a name, if any, and set apart from it the time.
 * A sentence is none, though it may end in a time too: it has marks, or no space before the time.
 */
export function endsInTime(line: string): boolean {
  const text = line.trim()
  return text.length <= longest && !mark.test(text) && (clock.test(text) || ago.test(text))
}
