import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Invented articles that are easy to tell apart: each has one figure that no other has. */
export const news: Readonly<Record<string, string>> = {
  'bridge.md': `---
title: 云岭大桥建成通车
source: 云岭日报
author: 何雨
published: 2023-05-12
url: https://news.example/bridge
---

云岭大桥5月12日建成通车，总投资为18亿元。大桥全长3260米，连接云岭新区和南岸开发区。

大桥的总工程师是秦望舒。秦望舒说，大桥采用了双塔斜拉的结构。
`,
  'library.txt': `青禾市图书馆新馆开放
来源：青禾晚报 2024-03-08

青禾市图书馆新馆3月8日开放，馆内藏书共有126万册。新馆每天开放12个小时，周一闭馆。
馆长贺兰山介绍，新馆设有儿童阅览室和古籍修复室。
`,
  'reservoir.md': `---
title: 白鹭水库除险加固
source: 水务周刊
---

白鹭水库的除险加固工程近日完工，水库的库容达到4500万立方米。下游的灌溉面积因此增加了2万亩。
`,
  'records.jsonl': [
    {
      id: 'tea',
      title: '松溪茶叶出口',
      source: '松溪商报',
      date: '2024-10-01',
      text: '松溪县今年前三季度的茶叶出口额为7300万元，主要销往东南亚。松溪县的茶园面积有9万亩。',
    },
    {
      id: 'bus',
      title: '青禾市公交换新',
      source: '青禾晚报',
      date: '2024-11-20',
      text: '青禾市的公交公司购买了240辆纯电动公交车，车辆将在年底前投入运营。',
    },
  ]
    .map((record) => `${JSON.stringify(record)}\n`)
    .join(''),
}

/** Writes files below a folder, by their paths. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Buffer>> = news,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}
