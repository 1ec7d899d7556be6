import type { ArticleRecord } from '../inputs/records.js'
import { seededRandom } from '../inputs/seeded-random.js'

/** Returns `count` passages of about 220 characters, always the same: words of a small grammar of reports. */
export function madeUpPassages(count: number): string[] {
  const words =
    '记者 今日 获悉 全市 今年 计划 新建 项目 投资 亿元 公司 表示 发展 工作 服务 企业 经济 建设 推进 问题 2023年 8月 16日 3.5% 同比增长 Intel 北京 上海 太原市 负责人 介绍 完成 以来 群众 安全 管理 部门 。 ， ， ， 的 在 和'.split(
      ' ',
    )
  const random = seededRandom(1)
  const next = () => words[Math.floor(random() * words.length)] ?? ''
  return Array.from({ length: count }, () => Array.from({ length: 110 }, next).join(''))
}

/** Yields `count` articles of three made-up passages each. */
export async function* madeUpRecords(count: number): AsyncGenerator<ArticleRecord> {
  const passages = madeUpPassages(count * 3)
  for (let i = 0; i < count; i++) {
    const text = passages.slice(i * 3, i * 3 + 3).join('。')
    yield { key: `${i}`, text, fields: { text } }
  }
}
