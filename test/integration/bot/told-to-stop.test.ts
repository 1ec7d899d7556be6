import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const program = `
import { untilStopped } from ${JSON.stringify(new URL('../../../dist/shutdown.js', import.meta.url).href)}
const holding = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
const stopped = untilStopped()
const before = holding()
process.kill(process.pid, 'SIGTERM')
await stopped
console.log(before, holding())`

it('lives until it is told to stop, where nothing else keeps it alive', async () => {
  const given = ['--input-type=module', '--eval', program]
  const { stdout } = await promisify(execFile)(process.execPath, given)
  expect(stdout).toBe('1 0\n')
})
