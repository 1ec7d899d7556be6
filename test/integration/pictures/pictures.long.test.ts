import { expect, it } from 'vitest'
import { hasBrowser, openPainter } from '../../support/pictures/browser.js'
import { WIDTH } from '../../support/pictures/page.js'
import type { Card, MessageCard } from '../../support/walkthrough/record.js'

const message: MessageCard = {
  kind: 'message',
  author: '有据',
  isBot: true,
  at: Date.UTC(2024, 10, 1, 1, 30),
  content: '**粗体** \\*原样\\* <t:1730424600:f> [报道](<https://news.example/1>)\n> 引文 <@阿青>',
  embeds: [{ title: '标题', description: '⚠ 说法不一', footer: { text: '页脚 **原样**' } }],
  components: [
    { type: 1, components: [{ type: 2, style: 1, label: '开始刷新' }] },
    { type: 1, components: [{ type: 2, style: 2, emoji: { name: '👎' } }] },
    { type: 1, components: [{ type: 3, placeholder: '选出已处理的', options: [] }] },
  ],
  files: [],
  ephemeral: true,
  edited: false,
  answers: { author: '小林', isBot: false, kind: 'command', text: '提问' },
}
const cards: Card[] = [
  {
    kind: 'typed',
    command: '/提问',
    options: [{ name: '问题', value: '多大？' }],
    choices: ['候选'],
  },
  message,
  {
    kind: 'form',
    title: '哪里不对？',
    inputs: [{ label: '原因', value: '数字不对', placeholder: '', isLong: true, most: 500 }],
  },
]

/** Text as it is painted: through the shadow roots, each slot filled. */
const paintedText = `(() => {
  const textOf = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue
    if (node.localName === 'style') return ''
    const inside = node.localName === 'slot' ? node.assignedNodes({ flatten: true }) : [...(node.shadowRoot ?? node).childNodes]
    return inside.map(textOf).join('')
  }
  return textOf(document.querySelector('discord-messages')).replace(/\\s+/g, ' ')
})()`

const whySkipped = hasBrowser() ? '' : ' (skipped: no Chromium)'

it.skipIf(!hasBrowser())(
  `paints messages as Discord does, in Chinese, with fonts of its own${whySkipped}`,
  async () => {
    const painter = await openPainter()
    try {
      const { text, emoji, fonts } = await painter.open(cards, async (page) => ({
        text: String(await page.evaluate(paintedText)),
        emoji: await page.evaluate(
          '[...document.querySelectorAll(".emoji")].map((image) => image.alt + image.naturalWidth)',
        ),
        fonts: await page.evaluate(
          '[...document.fonts].filter((font) => font.status === "loaded").map((font) => font.family.replaceAll(\'"\', ""))',
        ),
      }))
      expect(text).toContain('粗体 *原样* 2024年11月1日 09:30 报道')
      expect(text).toContain('使用了')
      expect(text).toContain('@阿青')
      expect(text).toContain('页脚 **原样**')
      expect(text).toContain('只有您能看到这条消息')
      for (const shown of ['/提问', '候选', '开始刷新', '选出已处理的', '哪里不对？']) {
        expect(text).toContain(shown)
      }
      expect(emoji).toEqual(['⚠150', '👎150'])
      expect(new Set(fonts as string[])).toEqual(new Set(['Noto Sans SC']))
      const png = await painter.paint(cards)
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      // The width stands in the header of a PNG.
      expect(png.readUInt32BE(16)).toBe(WIDTH)
      expect((await painter.paint(cards)).equals(png)).toBe(true)
    } finally {
      await painter.close()
    }
  },
)
