import type { Embedder } from '../embed/embedder.js'
import { seededRandom } from './seeded-random.js'

const RUNS = 5
const BATCH = 256

export interface Contestant {
  name: string
  open: () => Promise<Embedder>
  /** How many of the passages a run embeds: a slow way need not wait for them all. */
  passages: number
}

/**
 * Logs, for each contestant, the milliseconds to open it and the passages a second (median of five
 * runs), with the ratio to the first one. Opening the first includes loading the libraries.
 */
export async function benchEmbedding(
  contestants: readonly Contestant[],
  passages: readonly string[],
  log: (line: string) => void,
): Promise<void> {
  let peer: number | null = null
  for (const { name, open, passages: count } of contestants) {
    const began = performance.now()
    const embedder = await open()
    const opened = performance.now() - began
    const speed = await passagesPerSecond(embedder, passages.slice(0, count))
    peer ??= speed
    log(
      `${name}: opened in ${opened.toFixed(0)} ms, ${speed.toFixed(0)} passages/s, ${(speed / peer).toFixed(1)}x`,
    )
  }
}

async function passagesPerSecond(embedder: Embedder, passages: readonly string[]): Promise<number> {
  // Code that runs for the first time is compiled first; that is not what is measured.
  await embedder.embedPassages(passages.slice(0, BATCH))
  const speeds: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now()
    for (let first = 0; first < passages.length; first += BATCH) {
      await embedder.embedPassages(passages.slice(first, first + BATCH))
    }
    speeds.push((passages.length * 1000) / (performance.now() - began))
  }
  return speeds.sort((a, b) => a - b)[RUNS >> 1] ?? 0
}

/** `count` passages of some 220 characters, always the same: words of a small grammar of reports. */
export function madeUpPassages(count: number): string[] {
  const words =
    '记者 今日 获悉 全市 今年 计划 新建 项目 投资 亿元 公司 表示 发展 工作 服务 企业 经济 建设 推进 问题 2023年 8月 16日 3.5% 同比增长 Intel 北京 上海 太原市 负责人 介绍 完成 以来 群众 安全 管理 部门 。 ， ， ， 的 在 和'.split(
      ' ',
    )
  const random = seededRandom(1)
  const next = () => words[Math.floor(random() * words.length)] ?? ''
  return Array.from({ length: count }, () => Array.from({ length: 110 }, next).join(''))
}
