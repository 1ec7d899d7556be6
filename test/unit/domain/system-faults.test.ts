import { stat } from 'node:fs/promises'
import { constants } from 'node:os'
import { expect, test } from 'vitest'
import { sentenceFor } from '../../../src/cli/failure.js'
import { wordsIn } from '../../../src/cli/messages/words-in.js'
import { unwritable } from '../../../src/corpus/corpus-folder.js'
import { systemFault } from '../../../src/domain/index.js'
import { indexUnwritable } from '../../../src/index/snapshot/faults.js'
import { stateUnavailable } from '../../../src/state/failures.js'
import { fileUnreadable } from '../../../src/wording/failure.js'
import { faultSaid } from '../../../src/wording/system-faults.js'

const reported = (code: string, syscall = 'open', path: string | undefined = '/news/a.txt') =>
  Object.assign(new Error(`${code}: the system's own words, ${syscall} '${path}'`), {
    ...{ code, syscall, path },
  })

const codes = Object.keys(constants.errno)

test.each(codes)('%s is said in Chinese wherever a person is told', (code) => {
  const [onIndex, elsewhere] = [reported(code, 'open', '/index/x'), reported(code)]
  const said = [
    sentenceFor(elsewhere, wordsIn('zh-CN')),
    (unwritable('/news', elsewhere) as Error).message,
    indexUnwritable('/index', onIndex)?.message,
    stateUnavailable('/state/state.db', elsewhere).message,
    fileUnreadable('/news/a.txt', elsewhere).message,
  ]
  for (const sentence of said) {
    expect(sentence).toMatch(/[：；，].*请.+。$/)
    expect(sentence).not.toMatch(/own words|意外的错误/)
  }
  expect(indexUnwritable('/index', elsewhere)).toBeNull()
})

test('an error of an open file is the index’s own', () => {
  const cause = Object.assign(reported('ENOSPC', 'write'), { path: undefined })
  expect(indexUnwritable('/index', cause)?.message).toMatch(/\/index：它所在的磁盘已满/)
})

test('a full disk is told from a used up quota, reading from writing, a folder from a file', () => {
  expect(faultSaid('ENOSPC', 'write')[0]).toMatch(/文件个数/)
  expect(faultSaid('EDQUOT', 'write')[0]).toMatch(/配额/)
  expect(faultSaid('EACCES', 'write')[0]).toBe('没有写入权限')
  expect(faultSaid('EACCES', 'read')[0]).toBe('没有读取权限')
  expect(faultSaid('EWHATEVER', 'read')[0]).toMatch(/EWHATEVER/)
})

test.each([
  ['a slip of ours', new TypeError('x is not a function')],
  ['a library', Object.assign(new Error('no'), { code: 'ERR_WORKER_PATH' })],
  ['the network', reported('ECONNREFUSED', 'connect')],
  ['nothing', null],
])('%s is no fault of a file', (_, error) => expect(systemFault(error)).toBeNull())

test('a name that came in other bytes is told as one', async () => {
  const error = await stat('/no\ufffdwhere').catch((cause: unknown) => cause)
  expect(faultSaid(systemFault(error) ?? '', 'read')[0]).toMatch(/UTF-8.*改名/)
})
