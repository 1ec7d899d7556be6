import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerQuestion } from '../../../src/answer/answer.js'
import { fingerprintOf, refresh } from '../../../src/corpus/refresh.js'
import { violations } from '../../../src/evidence/verify.js'
import { FileStore, type IndexVersion } from '../../../src/index/index.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { bundledReader } from '../../support/index/invented-index.js'
import { strictVersion } from '../../support/index/strict-version.js'
import { HashedEmbedder } from '../../support/models/hashed-embedder.js'

const embedder = new HashedEmbedder(16)
const reader = bundledReader()

const towns = ['松溪', '云岭', '青禾', '白鹭', '东桥', '海屿']
const things = ['大桥', '博物馆', '水厂', '学校', '公园', '车站']

/** One of as many reports as are wanted, each with figures of its own. */
function report(i: number): string {
  const place = `${towns[i % towns.length]}第${i}`
  const thing = things[i % things.length]
  return `${place}${thing}昨日建成，当地居民前往参观。据介绍，${place}${thing}总投资${i + 3}亿元，由${place}建设公司承建，工期共${i % 7}年。负责人李${towns[i % 5]?.charAt(0)}说，下一步将完善周边道路，方便群众出行，预计今年年底前完成全部绿化工程，并向社会免费开放。`
}

let temporary: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  temporary = await temporaryFolder()
})
afterAll(() => temporary.remove())

async function indexOf(name: string, texts: readonly string[]): Promise<IndexVersion> {
  const corpus = join(temporary.folder, `corpus-${name}`)
  const indexDir = join(temporary.folder, `index-${name}`)
  mkdirSync(corpus)
  const lines = texts.map((text, id) => JSON.stringify({ id, text }))
  writeFileSync(join(corpus, 'reports.jsonl'), lines.join('\n'))
  await refresh({ corpus, store: new FileStore(indexDir), embedder })
  return strictVersion(await new FileStore(indexDir).open(fingerprintOf(embedder)))
}

const reports = Array.from({ length: 300 }, (_, i) => report(i))
const asked = [4, 17, 205].map((i) => `${towns[i % 6]}第${i}${things[i % 6]}总投资多少？`)

const corpora = {
  'whole reports': reports,
  'single sentences': reports.map((text) => text.replace(/^.*?据介绍，(.*?。).*$/s, '$1')),
}

test.each(Object.entries(corpora))(
  'a reader reads %s beside the rules, and what is shown alone stands in the first quote',
  async (name, texts) => {
    const index = await indexOf(name.replace(' ', '-'), texts)
    for (const question of asked) {
      const { answer, weighed } = await answerQuestion(index, embedder, question, { reader })
      expect(weighed).not.toBeNull()
      expect(await violations(answer, index)).toEqual([])
      if (answer.short !== null) expect(answer.citations[0]?.quote).toContain(answer.short)
    }
  },
)
