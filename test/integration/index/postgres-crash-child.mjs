/** Writes a version of an index in a database, and kills itself at a point. Last argument: a JSON file {fingerprint, articles}. */
import { readFile } from 'node:fs/promises'
import { PostgresStore } from '../../../dist/index/index.js'

const [url, schema, killAt, corpusFile] = process.argv.slice(2)
const { fingerprint, articles } = JSON.parse(await readFile(corpusFile, 'utf8'))
const store = new PostgresStore({ url, schema })

await store.withLock(async () => {
  const previous = await store.previous(fingerprint)
  const content = {
    fingerprint,
    articles,
    passagesOf: ({ text }) => [{ start: 0, end: text.length }],
    termsOf: (text) => text,
    embed: async (texts) => new Float32Array(texts.length * fingerprint.dimensions).fill(0.25),
    corpus: {},
  }
  await store.write(content, {
    previous,
    accept: async () => true,
    onStep(point) {
      if (point === killAt) process.kill(process.pid, 'SIGKILL')
    },
  })
})
