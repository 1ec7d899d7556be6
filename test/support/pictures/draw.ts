import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scene } from '../walkthrough/record.js'
import { openPainter } from './browser.js'
import { small } from './small.js'

/** The pictures used in the READMEs, by the steps that they show. */
const shownApart: Readonly<Record<string, string>> = {
  answer: 'answer.png',
  check: 'check.png',
  refresh: 'refresh.png',
}

/** Writes the recorded walk below a folder, with a picture of each step and the page that describes it. */
export async function drawWalk(scenes: readonly Scene[], docs: string): Promise<string[]> {
  const folder = join(docs, 'walkthrough')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const record = scenes.map((scene) => JSON.stringify(scene))
  const written = ['walkthrough/walk.jsonl', 'walkthrough.md']
  await writeFile(join(docs, 'walkthrough/walk.jsonl'), `${record.join('\n')}\n`)
  await writeFile(join(docs, 'walkthrough.md'), pageOf(scenes))
  const painter = await openPainter()
  try {
    for (const [number, { id, cards }] of scenes.entries()) {
      const name = pictureOf(number, id)
      const png = await painter.paint(cards, id in shownApart ? 2 : 1.4)
      await writeFile(join(docs, name), await small(png))
      written.push(name)
    }
  } finally {
    await painter.close()
  }
  return written
}

function pictureOf(number: number, id: string): string {
  return shownApart[id] ?? `walkthrough/${String(number + 1).padStart(2, '0')}-${id}.png`
}

function pageOf(scenes: readonly Scene[]): string {
  const steps = scenes.map(
    ({ id, caption }, number) => `**${number + 1}.** ${caption}

![${caption}](${pictureOf(number, id)})
`,
  )
  return `# 从头走一遍

一个从没见过这个机器人的人，再加一位管理员，只照它说的做。图由 \`npm run docs:pictures\` 生成：真的机器人、自带的语料、测试用的
Discord 服务器，逐步记下收到的消息（[walk.jsonl](walkthrough/walk.jsonl)），再画成 Discord 的样子。图书馆的报道和截图是编的。
\`test/integration/bot/walkthrough.test.ts\` 每次都走同样的路，每一步都先确认屏幕上有通向下一步的话或按钮。

${steps.join('\n')}`
}
