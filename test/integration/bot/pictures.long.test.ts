import sharp from 'sharp'
import { expect, it } from 'vitest'
import { hasBrowser } from '../../support/pictures/browser.js'
import { openPrinter } from '../../support/pictures/text-pages.js'
import { moderatedBot } from './moderating/moderated-bot.js'
import { textOf } from './running-bot.js'

const whySkipped = hasBrowser() ? '' : ' (skipped: no Chromium)'

it.skipIf(!hasBrowser())(
  `screenshots are checked by what they say, and a quote from a picture is shown with its cut${whySkipped}`,
  async () => {
    const printer = await openPrinter()
    const shot = (text: string) =>
      printer.print({ html: `<p>${text}</p>`, width: 420, scale: 2, quality: 80 })
    const [truth, untruth, report] = await Promise.all([
      shot('云岭大桥总投资为18亿元，全长3260米。'),
      shot('听说了吗？云岭大桥总投资为28亿元！'),
      shot(
        '松溪隧道昨天贯通，全长7340米，总工程师是林秋实。隧道通车以后，两县之间的车程缩短四十分钟。',
      ),
    ])
    await printer.close()
    const bot = await moderatedBot({ isBuilt: false })
    await bot.on.write({ 'tunnel.jpg': report })
    expect(await bot.app.ingest()).toMatchObject({ articles: 6, rejected: [] })
    const { server } = bot

    const files = [{ filename: '截图.jpg', bytes: truth }]
    const { id } = server.message({ content: '', files })
    const checked = await server.useMenu({ command: '查证', message: id }).answered
    expect(textOf(checked)).toContain('已读出图片 截图.jpg 里的文字')
    expect(textOf(checked)).toContain('**属实**')
    expect(textOf(checked)).toContain('总投资为18亿元')

    const options = { image: { filename: 'fake.jpg', bytes: untruth } }
    const denied = await server.interaction({ command: 'check', options }).answered
    expect(textOf(denied)).toContain('**不符**')
    expect(textOf(denied)).toContain('总投资为18亿元')

    const broken = { image: { filename: 'broken.png', bytes: 'no picture' } }
    const refused = await server.interaction({ command: 'check', options: broken }).answered
    expect(textOf(refused)).toContain('图片 broken.png 没有查证：内容不是 PNG')

    const asked = server.interaction({
      command: 'ask',
      options: { question: '松溪隧道的总工程师是谁？' },
    })
    expect(textOf(await asked.answered)).toMatch(/tunnel\.jpg.* · 图/)
    const original = await server.press(asked, '查看原文').answered
    expect(bot.log.entries.filter(({ level }) => level === 'error')).toEqual([])
    expect(original).toMatchObject({ embeds: [{ image: { url: 'attachment://picture.png' } }] })
    const stored = [...server.state.attachments.values()].find(
      ({ filename }) => filename === 'picture.png',
    )
    expect(original.embeds?.[0]?.description).toContain('林秋实')
    const { width, height } = await sharp(stored?.bytes).metadata()
    expect(width).toBeLessThanOrEqual(840)
    expect(height).toBeGreaterThan(40)
    expect(server.failures).toEqual([])
  },
)
