import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { Article } from '../../../src/domain/index.js'
import { readMarkdown } from '../../../src/ingest/formats/markdown.js'

/** Furniture that cleaning rightly removes: an article that has any is not clean to begin with. */
const furniture =
  /原标题|责任编辑|责编|编辑[:：丨|]|校对|审核[:：]|来源[:：丨|]|图片来源|图源|供图|摄[)）]?$|摄影|[(（]完[)）]|完[)）]$|查看更多|公众号|扫码|版权|广告声明|相关阅读|许可证|转载|作者[:：丨|]|https?:|www\./
// A mark of damage, characters outside GBK, and doubled marks in the original.
const damaged = /[?\ufffd\ue000-\uf8ff<>&\u200b\u00a0]|[,，][,，、。；]|[\u3400-\u9fff]\s?%/

/** Decides whether a text can be damaged and compared with itself: prose, without page furniture. */
function isClean(text: string): boolean {
  return (
    text.length >= 200 &&
    text.length <= 4000 &&
    text === text.trim() &&
    !furniture.test(text) &&
    !damaged.test(text) &&
    !/\n|\s{2}|\u3000/.test(text) &&
    /[。！？”]$/.test(text)
  )
}

/** Returns the bundled digests, each as one paragraph. */
export function bundledTexts(): string[] {
  const folder = fileURLToPath(new URL('../../../corpus/articles', import.meta.url))
  return readdirSync(folder).flatMap((file) =>
    (readMarkdown(readFileSync(join(folder, file), 'utf8'), file) as Article[]).map(({ text }) =>
      text.replaceAll('\n', ''),
    ),
  )
}

interface CorpusRecord {
  text: string
  split?: string
}

/** Returns the records of a .jsonl or .jsonl.gz corpus. */
function recordsOf(path: string): CorpusRecord[] {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => JSON.parse(line) as CorpusRecord)
}

/** Returns the texts of a corpus, unchanged. */
export function corpusTexts(path: string): string[] {
  return recordsOf(path).map(({ text }) => text)
}

/**
 * Returns up to `count` clean texts from all over a corpus; of records that name a split, only those of the one that
 * nothing was trained on.
 */
export function cleanTexts(path: string, count: number): string[] {
  const clean = recordsOf(path).filter(
    ({ text, split }) => (split ?? 'eval') === 'eval' && isClean(text),
  )
  const stride = Math.max(1, clean.length / count)
  return Array.from(
    { length: Math.min(count, clean.length) },
    (_, i) => clean[Math.floor(i * stride)]?.text ?? '',
  )
}
