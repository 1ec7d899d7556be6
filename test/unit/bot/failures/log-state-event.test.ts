import { expect, it } from 'vitest'
import type { StateEvent } from '../../../../src/app.js'
import { logStateEvent } from '../../../../src/bot/index.js'
import { failure } from '../../../../src/wording/failure.js'
import { MemoryLog } from '../../../integration/bot/running-bot.js'

const error = failure('state_unavailable:busy', { file: 'state.db' })

it.each([
  [{ what: 'restored' }, 'warn', /已在原处重建/],
  [{ what: 'damaged', leftAt: '/s/state.db-damaged-1' }, 'error', /移到一旁/],
  [{ what: 'detached', error }, 'error', /还没能在原处重建/],
  [{ what: 'back' }, 'info', /回到了原处/],
  [{ what: 'lost' }, 'error', /没有保住/],
  [{ what: 'lingers' }, 'warn', /还留在状态数据库的日志文件里/],
  [{ what: 'notOverwritten', error }, 'warn', /下次启动时再试/],
  [{ what: 'countsAlone', error }, 'warn', /只按自己数的限制/],
  [{ what: 'countsTogether' }, 'info', /又一起计数/],
  [{ what: 'readOnly', error }, 'warn', /数据库只能读/],
  [{ what: 'writable' }, 'info', /又能写了/],
] satisfies [StateEvent, string, RegExp][])('the log says what %j means', (event, level, words) => {
  const log = new MemoryLog()
  logStateEvent(event, log)
  expect(log.entries).toMatchObject([{ level, text: expect.stringMatching(words) }])
  if ('error' in event) {
    expect(log.entries[0]?.fields).toMatchObject({ err: { message: error.message } })
  }
})
