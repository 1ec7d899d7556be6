/**
 * One of many processes at one index in a database, which its parent drives by messages. Version `k` holds what
 * `articlesOf(k)` says, so that a reader can tell by itself that nothing of what it reads is of another version.
 */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { PostgresStore } from '../../../dist/index/index.js'

const [role, url, schema, psql] = process.argv.slice(2)
const store = new PostgresStore({ url, schema })

const fingerprint = {
  ...{ model: 'test-hash', pooling: 'mean', dimensions: 16 },
  ...{ chunking: 'sentence', tokenizer: 'bigram' },
}
/** Each version replaces the articles of one of so many parts. */
const PARTS = 3

function articlesOf(k) {
  const count = 10 + (k % 5)
  const texts = Array.from({ length: count }, (_, i) => {
    const since = k - ((k + i) % PARTS)
    return `第${i}条消息。第${since}版通车。`
  })
  return [...texts, `这是第${k}版。`].map((text, i) => ({
    ...{
      id: `n${i < count ? i : 'ow'}`,
      title: `题${i}`,
      source: '太原日报',
      author: null,
      published: null,
    },
    ...{ file: `${i}.txt`, url: null, text, damage: [], repairs: [], digest: false },
    ...{ origin: `n${i < count ? i : 'ow'}`, lines: [[0, 1]] },
  }))
}

const passagesIn = (text) => text.match(/[^。]+。/g)

function bigrams(text) {
  return Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2))
}

function vectorOf(text) {
  const vector = new Float32Array(fingerprint.dimensions).fill(0.01)
  for (const term of bigrams(text)) {
    vector[(term.charCodeAt(0) * 31 + term.charCodeAt(1)) % vector.length] += 1
  }
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

const contentOf = (k) => ({
  fingerprint,
  articles: articlesOf(k),
  passagesOf: ({ text }) =>
    [...text.matchAll(/[^。]+。/g)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    })),
  termsOf: bigrams,
  embed: async (texts) => Float32Array.from(texts.flatMap((text) => [...vectorOf(text)])),
  corpus: { k },
})

/** Writes version `k`. At `point` this process kills itself, or has the server end its connections. */
async function write({ k, point = '', ends = '' }) {
  const points = []
  const onStep = (at) => {
    points.push(at)
    if (at !== point) return
    if (ends === 'process') process.kill(process.pid, 'SIGKILL')
    end(ends)
  }
  await store.withLock(async () => {
    const previous = await store.previous(fingerprint)
    await store.write(contentOf(k), { previous, accept: async () => true, onStep })
  })
  return points
}

/** Ends the connection that holds the lock, or all others of the writer, and waits until they are gone. */
function end(which) {
  const locks = "select 1 from pg_locks l where l.pid = a.pid and locktype = 'advisory' and granted"
  const statement = `select pg_terminate_backend(pid, 10000) from pg_stat_activity a
    where application_name = 'writer' and ${which === 'lock' ? '' : 'not'} exists (${locks})`
  const other = url.replace('application_name=writer', 'application_name=end')
  execFileSync(psql, [other, '--no-psqlrc', '--quiet', '--command', statement], { stdio: 'ignore' })
}

/** Asks for all that a question asks for, and compares it with what the version must hold. Returns what words found. */
async function check(version) {
  const { k } = version.manifest.corpus
  const expected = articlesOf(k)
  const texts = expected.flatMap(({ text }) => passagesIn(text))
  assert.deepEqual([version.articleCount, version.passageCount], [expected.length, texts.length])
  const rows = [...expected.keys()]
  const asked = ['通车', '版通', '这是', '消息', ...bigrams(`第${k}版`)]
  const [lexical, dense, articles, heads, byId] = await Promise.all([
    version.forTerms(asked),
    version.searchVectors(vectorOf(texts.at(-1)), 5),
    version.load(rows),
    version.heads(rows),
    version.articlesById(['now', 'n0']),
  ])
  assert.deepEqual(
    rows.map((row) => articles.article(row)),
    expected,
  )
  assert.deepEqual(
    texts.map((_, row) => articles.passage(row).text),
    texts,
  )
  for (const [row, text] of texts.entries()) assert.deepEqual(articles.vector(row), vectorOf(text))
  assert.deepEqual(
    heads.map(({ id }) => id),
    expected.map(({ id }) => id),
  )
  assert.equal(byId('now').text, texts.at(-1))
  const holding = (term) => texts.flatMap((text, row) => (text.includes(term) ? row : []))
  for (const term of asked)
    assert.equal(lexical.documentFrequency(term), holding(term).length, term)
  const found = lexical.search([{ term: '通车', weight: 1 }], 100)
  assert.deepEqual(
    found.map(({ row }) => row).sort((a, b) => a - b),
    holding('通车'),
  )
  assert.deepEqual([dense.length, texts[dense[0].row]], [5, texts.at(-1)])
  return lexical.survey(
    asked.map((term) => ({ term, weight: 1 })),
    { k: 100, groupWeight: 0.5 },
  )
}

/** Reads until told to stop: whatever serves, and what this process has open since before. */
async function read() {
  let isOver = false
  process.once('message', () => {
    isOver = true
  })
  const said = new Map()
  const failures = []
  let reads = 0
  let before = null
  for (; !isOver || reads === 0; reads++) {
    try {
      const version = reads % 3 === 2 ? before : await store.open(fingerprint)
      const scores = JSON.stringify(await check(version))
      assert.equal(scores, said.get(version.version) ?? scores)
      said.set(version.version, scores)
      const listed = await store.list()
      assert(listed.length >= 1 && listed.length <= 5, `${listed}`)
      if (reads % 3 === 0) before = version
    } catch (error) {
      failures.push(String(error.stack))
    }
    await setImmediate()
  }
  return { reads, failures, said: [...said] }
}

process.once('disconnect', () => process.exit())
if (role === 'reader') {
  // Six that never wait would leave the writer nothing.
  setPriority(constants.priority.PRIORITY_LOW)
  process.send(await read())
} else {
  process.on('message', async (task) => {
    try {
      process.send({ points: await write(task) })
    } catch (error) {
      process.send({ error: error.code ?? String(error.stack) })
    }
  })
}
