import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { home } from '../../../src/config.js'

/** A made-up article that a moderator adds; none of it is in the bundled corpus. */
export const newArticle = {
  filename: '云溪县图书馆新馆开放.md',
  bytes: `---
title: 云溪县图书馆新馆向公众开放
source: 云溪日报
published: 2024-10-28
---

10月28日，云溪县图书馆新馆正式向公众开放。云溪县图书馆新馆总建筑面积为2.4万平方米，藏书60万册，设有1200个阅览座位。

新馆每周二至周日开放，开放时间为上午9时至晚上9时。云溪县图书馆馆长周明华介绍，新馆开放首日接待读者5300人次。

新馆一层设有少儿阅览区和盲文阅览室，二层为自习区，三层是地方文献馆。
`,
}

/** A question that only that article answers. */
export const aboutTheLibrary = '云溪县图书馆新馆的总建筑面积是多少？'

/** The canary questions for a new version before it serves; a team keeps such questions beside its corpus. */
export const canaries = [
  { question: '晋城经开区每分钟生产多少个精微光学镜头？', answer: ['200个'] },
  { question: '晋城经开区集聚了多少台CNC及模具加工设备？', answer: ['6806台'] },
  { question: '谁是晋城光机电产业集群的龙头？', answer: ['富士康'] },
]

/** A made-up report as a newspaper publishes it. */
export interface FeedReport {
  title: string
  /** Of its address. */
  path: string
  /** ISO time. */
  published: string
  paragraphs: string[]
}

export const busReport: FeedReport = {
  title: '9路公交延伸到云溪县图书馆新馆',
  path: '/2024/10/bus-9.html',
  published: '2024-10-30T08:00:00+08:00',
  paragraphs: [
    '10月30日起，云溪县9路公交车延伸到图书馆新馆。延伸以后，9路公交车全长14.6公里，设站27座。',
    '云溪县公交公司经理何晓东介绍，9路公交车每隔12分钟发一班车，末班车晚上9时30分从图书馆新馆开出。',
    '公交公司说，读者凭借书证乘车可以打七折，优惠到年底为止。',
  ],
}

export const correction: FeedReport = {
  title: '更正：云溪县图书馆新馆的建筑面积',
  path: '/2024/11/correction.html',
  published: '2024-11-02T08:00:00+08:00',
  paragraphs: [
    '云溪县图书馆新馆总建筑面积为2.1万平方米。本报10月28日的报道把规划时的面积当成了建成的面积。',
    '云溪县住建局11月1日公布了竣工测量结果。馆长周明华说，新馆的座位和藏书没有变化。',
    '本报向读者致歉。',
  ],
}

/** A screenshot of a chat: its first sentence agrees with the article above, its second does not. */
export const screenshot = {
  filename: '聊天截图.png',
  bytes: readFileSync(join(home, 'test/fixtures/walkthrough/chat.png')),
}
