import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { learnVocabulary } from '../read/training/learn-vocabulary.js'
import { readRecords } from './records.js'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    out: { type: 'string', default: 'embeddings/models/youju-reader-zh' },
  },
})
if (!values.corpus) throw new Error('usage: --corpus FILE.jsonl[.gz]')
const texts: string[] = []
let read = 0
for await (const { fields } of readRecords(values.corpus)) {
  if (read++ % 3 === 0 && fields.split === 'train') texts.push(String(fields.text))
}
mkdirSync(values.out, { recursive: true })
writeFileSync(join(values.out, 'vocabulary.json'), JSON.stringify(learnVocabulary(texts)))
