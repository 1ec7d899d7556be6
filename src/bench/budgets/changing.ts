import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { home } from '../../config.js'
import { newsFile } from '../comparison/contestant.js'
import { madeUpPassages } from '../comparison/made-up.js'

const CHANGES = 3

/**
 * Measures a refresh after one article changed, in a small file next to the large one: in seconds, each time. Brings the index up to date
 * first. The corpus stays changed.
 * @param env what says where corpus and index are
 */
export async function changing(folder: string, env: Record<string, string>): Promise<number[]> {
  const [text = ''] = madeUpPassages(1)
  let edition = 0
  const rewrite = () =>
    writeFile(
      join(folder, 'one-article.md'),
      `# 一篇报道\n\n第${Date.now()}-${edition++}版。${text}\n`,
    )
  await rewrite()
  await ingested(env)
  return times(rewrite, env)
}

/** Measures the same where the article is one of the large file. */
export function changingWithin(folder: string, env: Record<string, string>): Promise<number[]> {
  return times(() => changeOneLine(join(folder, newsFile)), env)
}

async function times(change: () => Promise<void>, env: Record<string, string>): Promise<number[]> {
  const seconds: number[] = []
  for (let n = 0; n < CHANGES; n++) {
    await change()
    seconds.push(await ingested(env))
  }
  return seconds
}

/** In a process of its own, which loads its models as `youju ingest` does. */
async function ingested(env: Record<string, string>): Promise<number> {
  const began = performance.now()
  await promisify(execFile)(process.execPath, [join(home, 'dist/main.js'), 'ingest'], {
    env: { ...process.env, ...env },
  })
  return (performance.now() - began) / 1000
}

/** Prepends a sentence to the text of the article in the middle of a .jsonl file. */
async function changeOneLine(path: string): Promise<void> {
  const content = await readFile(path)
  const start = content.lastIndexOf('\n', content.length >> 1) + 1
  const end = content.indexOf('\n', start)
  const record = JSON.parse(content.toString('utf8', start, end)) as { text: string }
  const changed = JSON.stringify({ ...record, text: `本文已更新。${record.text}` })
  await writeFile(path, [content.subarray(0, start), Buffer.from(changed), content.subarray(end)])
}
