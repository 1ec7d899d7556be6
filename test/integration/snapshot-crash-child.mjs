/** Writes a version of the index until it reaches a point: see crashAt. Last argument: a JSON file {fingerprint, articles}. */
import { readFile } from 'node:fs/promises'
import { FileStore, withRefreshLock } from '../../dist/index/index.js'
import { crashAt } from '../support/cli/crash-at.mjs'

const [indexDir, killAt, keptIn, corpusFile] = process.argv.slice(2)
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
  await new FileStore(indexDir).write(content, {
    previous: await new FileStore(indexDir).previous(fingerprint),
    keep: 2,
    onStep: crashAt(killAt, indexDir, keptIn || undefined),
  })
})
