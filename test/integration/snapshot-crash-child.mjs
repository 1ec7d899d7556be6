/**
 * Writes a version of the index and kills itself, without any clean-up, when it reaches a point.
 * Arguments: the index folder, a JSON file {fingerprint, articles}, and the point; without the point it
 * prints every point that it passes.
 */
import { readFile } from 'node:fs/promises'
import { openPrevious, withRefreshLock, writeSnapshot } from '../../dist/index/index.js'

const [indexDir, corpusFile, killAt] = process.argv.slice(2)
const { fingerprint, articles } = JSON.parse(await readFile(corpusFile, 'utf8'))

const content = {
  fingerprint,
  articles,
  passagesOf: ({ text }) => [{ start: 0, end: text.length }],
  termsOf: (text) => text,
  embed: async (texts) => new Float32Array(texts.length * fingerprint.dimensions).fill(0.25),
  corpus: {},
}

await withRefreshLock(indexDir, async () => {
  await writeSnapshot(indexDir, content, {
    previous: await openPrevious(indexDir, fingerprint),
    keep: 2,
    onStep: (point) => {
      if (killAt === undefined) console.log(point)
      if (point === killAt) process.kill(process.pid, 'SIGKILL')
    },
  })
})
