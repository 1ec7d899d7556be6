import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'vitest'
import { expectOneSentence } from '../../support/cli/faults.js'
import { home, runYouju, temporaryFolder } from '../../support/cli/run-youju.js'

let folder: string
let removeFolder: () => Promise<void>
beforeEach(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
})
afterEach(() => removeFolder())

test.each(['main.js', 'start.js'])(
  '%s does not start on settings it cannot read',
  async (program) => {
    await writeFile(join(folder, '.env'), '\ufeffCORPUS_DIR=/news\n', 'utf16le')
    const run = await runYouju(['ask', '云岭大桥总投资多少？'], { program, cwd: folder })
    expectOneSentence(run, 1, /无法读取设置文件 .*\.env：.*UTF-16/)
  },
)

test.skipIf(!existsSync('/dev/full'))('a full standard output is told as that, with 1', () => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(process.execPath, [join(home, 'dist/main.js'), '--help'], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  })
  closeSync(full)
  const run = { stdout: '', stderr, code: status }
  expectOneSentence(run, 1, /^结果没有写完：标准输出所在的磁盘已满/)
})
