import { expect, test } from 'vitest'
import { patiently, stateUnavailable } from '../../../src/state/failures.js'
import { failure } from '../../../src/wording/failure.js'

const libraryError = (code: string) => Object.assign(new Error('said by a library'), { code })

test.each([
  ['SQLITE_NOTADB', '不是数据库'],
  ['SQLITE_CORRUPT_INDEX', '已损坏'],
  ['SQLITE_BUSY_RECOVERY', '占用'],
  ['SQLITE_FULL', '磁盘已满'],
  ['SQLITE_IOERR_SHMSIZE', '磁盘已满'],
  ['SQLITE_READONLY_DIRECTORY', '是否可写'],
  ['EACCES', '是否可写'],
  ['EROFS', '是否可写'],
  ['SQLITE_ERROR', '无法使用'],
])('%s names the file and says: %s', (code, words) => {
  const cause = libraryError(code)
  const error = stateUnavailable('/s/state.db', cause)
  expect(error).toMatchObject({ code: 'state_unavailable', cause })
  expect(error.message).toMatch(/^状态数据库 \/s\/state\.db /)
  expect(error.message).toContain(words)
  expect(error.message).not.toContain('library')
})

test('what has a sentence of its own keeps it', () => {
  const own = failure('state_unavailable:newer', { file: '/s/state.db' })
  expect(stateUnavailable('/s/state.db', own)).toBe(own)
})

test('a busy database is asked again, others not', async () => {
  const answers = [libraryError('SQLITE_BUSY'), libraryError('SQLITE_BUSY_SNAPSHOT')]
  const work = () => {
    const next = answers.shift()
    if (next) throw next
    return 7
  }
  expect(await patiently(work)).toBe(7)
  answers.push(libraryError('SQLITE_FULL'), libraryError('SQLITE_FULL'))
  await expect(patiently(work)).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  expect(answers).toHaveLength(1)
})
