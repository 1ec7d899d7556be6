import type { Random } from './random.js'

/**
 * How a page lays out the (damaged) paragraphs of a story, and the lines that cleaning should return, made of the
 * undamaged paragraphs.
 */
export interface Layout {
  kind: string
  lay(
    damaged: readonly string[],
    intact: readonly string[],
    random: Random,
  ): { page: string; expected: readonly string[] }
}

/** Splits a text into paragraphs of a few sentences each, as a page has them. */
export function paragraphsOf(text: string, random: Random): string[] {
  const sentences = text.match(/[^。！？]+[。！？][”’」』）)]*|[^。！？]+$/g) ?? [text]
  const paragraphs: string[] = []
  for (const sentence of sentences) {
    const last = paragraphs[paragraphs.length - 1]
    if (last === undefined || last.length > 60 + random.below(240)) paragraphs.push(sentence)
    else paragraphs[paragraphs.length - 1] = last + sentence
  }
  return paragraphs
}

/** One line per paragraph. */
const plain: Layout = {
  kind: 'plain',
  lay: (damaged, intact) => ({ page: damaged.join('\n'), expected: intact }),
}

const width = (character: string): number => (character.charCodeAt(0) > 0x2000 ? 2 : 1)

/** Breaks a paragraph at a column's width; a mark that ends a sentence may exceed it. */
function wrap(paragraph: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of paragraph) {
    const hangs = /[，。、；：？！”）》]/.test(character)
    if (used + width(character) > columns && !hangs) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += character
    used += width(character)
  }
  return line === '' ? lines : [...lines, line]
}

function columnsOf(indent: string): Layout['lay'] {
  return (damaged, intact, random) => {
    const columns = 36 + 2 * random.below(6)
    const lines = damaged.flatMap((paragraph) => wrap(indent + paragraph, columns))
    return { page: lines.join(random.pick(['\n', '\n\n'])), expected: intact }
  }
}

const hardWraps: Layout = { kind: 'hard wraps', lay: columnsOf('　　') }
const wrapsWithoutIndent: Layout = { kind: 'hard wraps without indents', lay: columnsOf('') }

const lineEnds: Layout = {
  kind: 'line ends',
  lay: (damaged, intact, random) => ({
    page: damaged.join(random.pick(['\r\n', '\n\n', '\r', '\u2028'])),
    expected: intact,
  }),
}

/** Furniture of invented pages: navigation, sharing, lists of other stories, contacts, licences. */
const above = [
  [
    '您当前的位置 : 青屿新闻网 >> 要闻',
    '',
    '{title}',
    '',
    '来源：青屿日报 作者：周岸 2024-03-05 08:12',
  ],
  ['首页 > 产业 > 正文', '{title}', '发布时间：2023年7月8日 10:22  浏览量：326  字号：大 中 小'],
  ['当前位置:首页 > 未分类 > 正文内容', '', '{title}', '', 'admin6个月前 (05-11)未分类37'],
  ['打印', '{title}', '2024-05-06 09:30:00 来源：海州网 责任编辑：林可'],
]
const below = [
  [
    '（责编：林可、许半山）',
    '',
    '分享到：',
    '微信 微博 QQ空间',
    '相关阅读',
    '港口集团召开年中会议',
    '三条新航线九月开通',
    '版权所有 青屿新闻网 未经许可不得转载',
    '青ICP备12345678号-1',
  ],
  [
    '',
    '分享给朋友:',
    '',
    '相关文章',
    '',
    '一座小城的造船梦',
    '',
    '  退潮之后，滩涂上的人们又开始忙碌。记者跟着他们走了一天，看见…',
    '',
    '互联网新闻信息服务许可证 12120180001',
    '违法和不良信息举报电话：010-12345678',
  ],
  [
    '编辑：林可',
    '上一篇：港区铁路支线通车',
    '下一篇：九月的海',
    '咨询电话：400-123-4567',
    'Copyright © 2024 海州网 All Rights Reserved',
  ],
  [
    '长按二维码关注我们',
    '厂房租售热线：13800001234',
    '微信号：qingyu-zs',
    '版权声明：本文由青屿招商网发布，如需转载请注明出处。',
    '猜你喜欢',
    '码头上的早市',
    '盐田里的光伏板',
  ],
]

const boilerplate: Layout = {
  kind: 'boilerplate',
  lay(damaged, intact, random) {
    const title = random.pick(['海岸线上的新产业', '青屿：港口的另一种生长', '退潮之后，工厂开门'])
    const head = random.pick(above).map((line) => line.replace('{title}', title))
    const body = damaged.map((paragraph) => `　　${paragraph}`)
    const page = [...head, '', ...body, '', ...random.pick(below)]
    return { page: page.join(random.pick(['\n', '\n\n'])), expected: intact }
  },
}

const captions = [
  '青屿港码头一角 周岸 摄',
  '图为工人在车间忙碌。林可 摄',
  '新厂区效果图（企业供图）',
]

/** Captions between paragraphs: separate lines, never part of a sentence. */
const photoCaptions: Layout = {
  kind: 'photo captions',
  lay(damaged, intact, random) {
    const at = 1 + random.below(damaged.length)
    const caption = random.pick(captions)
    const around = (lines: readonly string[]) => [
      ...lines.slice(0, at),
      caption,
      ...lines.slice(at),
    ]
    return { page: around(damaged).join('\n'), expected: around(intact) }
  },
}

export const layouts = {
  plain,
  hardWraps,
  wrapsWithoutIndent,
  lineEnds,
  boilerplate,
  photoCaptions,
} satisfies Record<string, Layout>
