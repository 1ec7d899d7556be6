import type { StateEvent } from '../../app.js'
import type { BotLog } from '../contract.js'
import { describeError } from './failure.js'

/** Logs what has happened to the database of the records, and what to do about it. */
export function logStateEvent(event: StateEvent, log: BotLog): void {
  const { what } = event
  const err = 'error' in event ? { err: describeError(event.error) } : {}
  if (what === 'damaged') log.error({ leftAt: event.leftAt }, sentences[what])
  else if (what === 'detached' || what === 'lost') log.error(err, sentences[what])
  else if (informs.has(what)) log.info({}, sentences[what])
  else log.warn(err, sentences[what])
}

const informs: ReadonlySet<StateEvent['what']> = new Set(['back', 'countsTogether', 'writable'])

const sentences: Record<StateEvent['what'], string> = {
  restored:
    '状态数据库被移走或删除了：已在原处重建，记录全部移了过去；若只是被移到了别处，那里仍留有到此刻为止的记录',
  damaged:
    '状态数据库被截断或改坏，读不出来了：已移到一旁（见 leftAt），并在原处另建；此前的记录不在新库里，有备份的请停止运行后换回',
  detached:
    '状态数据库被移走或删除了，还没能在原处重建，会再试：照常回答，新的记录暂存在已打开的旧文件里，停止运行时会丢失',
  back: '状态数据库回到了原处，记录都在',
  lost: '状态数据库到停止时仍没能重建：被移走或删除的文件里的记录没有保住',
  lingers: '已删除的内容还留在状态数据库的日志文件里：别的程序一直在读它，它一停下就会清除',
  countsAlone:
    '数据库没有及时说出各个进程一共接了多少提问：这个进程先只按自己数的限制提问次数，会再试',
  countsTogether: '各个进程又一起计数了',
  readOnly:
    '数据库只能读（是备库，或设成了只读）：照常回答，但什么都记不下，回答没有按钮；能写之后自动恢复',
  writable: '数据库又能写了：恢复记录',
  notOverwritten: '旧版本程序删除的内容可能还留在状态数据库里，没能清除：下次启动时再试',
}
