import { words } from './segment.js'

/** In UTF-16 code units: a name, and a time as screens show it. */
const longest = 30
const mark = /[，。、；！？!?;]/
/** 18:20, 昨天18:20 and 3月18日18:20, after a space if anything is before them. */
const clock = /(?:^|\s)(?:[^\s\d]{0,4}|\d[\d年月日/.-]{3,})\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?$/i
const ago = /(?:^|\s)(?:\d{1,2}\s?(?:秒|分钟|分鐘|小时|小時|天)前|刚刚|剛剛)$/
/** A small space is easily missed in a picture. */
const closeClock = /(?<=\p{L})\d{1,2}:\d{2}$/u
/** Tags of verbs and prepositions. */
const saying = /^[vp]/

/**
 * Decides whether a line is what a screen shows above what somebody wrote: a name, if any, and beside it the time.
 * A sentence is none, though it may end in a time too: it has marks, or no space before the time but a verb.
 */
export function endsInTime(line: string): boolean {
  const text = line.trim()
  if (text.length > longest || mark.test(text)) return false
  if (clock.test(text) || ago.test(text)) return true
  const named = text.replace(closeClock, '')
  return named !== text && !words(named).some(({ tag }) => saying.test(tag))
}
