import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSettingsFile } from '../../src/settings-file.js'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youju-settings-'))
  file = join(folder, '.env')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const text = 'CORPUS_DIR=/新闻\nexport LOG_LEVEL = debug # 注释\n\n# 注释\nA="一\n二"\nB: 三\nC=\n'
const settings = { CORPUS_DIR: '/新闻', LOG_LEVEL: 'debug', A: '一\n二', B: '三', C: '' }
const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')

test('there need be no file', () => {
  expect(readSettingsFile(file)).toEqual({})
})

test.each([
  ['as it is', text],
  ['with the mark of UTF-8', `\ufeff${text}`],
  ['with the line ends of Windows', text.replaceAll('\n', '\r\n')],
])('settings are read %s', (_, content) => {
  writeFileSync(file, content)
  expect(readSettingsFile(file)).toEqual(settings)
})

describe('what cannot be read is refused with the file, the reason and what to do', () => {
  test.each<[string, () => void, RegExp]>([
    ['UTF-16', () => writeFileSync(file, utf16), /UTF-16.*请.*UTF-8/],
    [
      'UTF-16, the other way round',
      () => writeFileSync(file, Buffer.from(utf16).swap16()),
      /UTF-16/,
    ],
    ['UTF-16 without its mark', () => writeFileSync(file, utf16.subarray(2)), /UTF-16/],
    ['GBK', () => writeFileSync(file, Buffer.from('# \xd6\xd0\nA=1\n', 'latin1')), /不是 UTF-8/],
    ['a folder', () => mkdirSync(file), /是文件夹/],
    ['a link to nothing', () => symlinkSync(join(folder, 'none'), file), /链接.*不存在/],
    ['a link in a circle', () => symlinkSync(file, file), /链接/],
    ['a line that is no setting', () => writeFileSync(file, 'A=1\n\nSECRET 2\n'), /第 3 行/],
    ['a name of two words', () => writeFileSync(file, 'MY SECRET=2\n'), /第 1 行/],
  ])('%s', (_, make, what) => {
    make()
    const refused = expect.objectContaining({
      code: 'config_unreadable',
      message: expect.stringMatching(what),
    })
    expect(() => readSettingsFile(file)).toThrow(refused)
    expect(() => readSettingsFile(file)).toThrow(
      /^无法读取设置文件 \S+\.env：.+；请[^A-Z]*(?:UTF-8)?[^A-Z]*。$/,
    )
    expect(() => readSettingsFile(file)).not.toThrow(/SECRET/)
  })

  test.skipIf(process.getuid?.() === 0)('no permission', () => {
    writeFileSync(file, text)
    chmodSync(file, 0)
    expect(() => readSettingsFile(file)).toThrow(/没有读取权限；请/)
  })
})
