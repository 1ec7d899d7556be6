/** A made-up article that a moderator adds; none of it is in the bundled corpus. */
export const newArticle = {
  filename: '云溪县图书馆新馆开放.md',
  bytes: `---
title: 云溪县图书馆新馆向公众开放
source: 云溪日报
published: 2024-10-28
---

10月28日，云溪县图书馆新馆正式向公众开放。新馆总建筑面积2.4万平方米，藏书60万册，设有1200个阅览座位。

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
