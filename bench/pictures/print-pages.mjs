// Renders the pages that src/bench/measuring/measure-pictures.ts reads: node bench/pictures/print-pages.mjs FOLDER [EACH]
// EACH 3 renders every third page. Needs Chromium (CHROMIUM names another than /usr/bin/chromium) and, of Debian,
// fonts-noto-cjk, fonts-wqy-zenhei, fonts-wqy-microhei, fonts-arphic-ukai and fonts-arphic-uming.
import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'

/** What the reading was tuned on, and what it was not: fonts, sizes, articles and sentences full of marks and figures. */
const sets = {
  tuned: {
    fonts: ['Noto Sans CJK SC', 'WenQuanYi Zen Hei', 'AR PL UKai CN'],
    sizes: [12, 16, 20, 28],
    sentences: [
      '据泽川日报2024年3月18日报道，全市规模以上工业增加值同比增长6.8%，其中汽车制造业增长12.35%，实现利润1,204.6亿元。',
      '“这是一次‘双赢’的合作，”李明（化名）说，《泽川志》第3卷第118页记载：1998年6月7日14:30，水位达27.45米；次日降至25.9米！',
      'GDP增速为5.2%，CPI同比上涨0.3%，PMI为49.8；出口额3,456万美元，比上年减少-2.7个百分点。联系电话0571-8866123，网址www.example.com。',
    ],
  },
  unseen: {
    fonts: ['Noto Serif CJK SC', 'WenQuanYi Micro Hei', 'AR PL UMing CN'],
    sizes: [12, 14, 18, 24],
    sentences: [
      '青芜市统计局7月15日公布：上半年居民人均可支配收入23,187元，扣除价格因素，实际增长4.9%；失业率为5.05%。',
      '“谁来负责？”王芳问。她在《河湾纪事》里写道：2011年10月2日清晨6:45，第8号闸门开启，流量由每秒310立方米增至1,275立方米……',
      'AI芯片的出货量达到780万颗，单价从$12.5降到$9.80，毛利率38.6%（2023年为41.2%）；型号为QX-7200B，重量2.35kg。',
    ],
  },
}
const looks = [
  { isDark: false, quality: null, turn: 0 },
  { isDark: true, quality: null, turn: 0 },
  { isDark: false, quality: 75, turn: 0 },
  { isDark: true, quality: 40, turn: 0 },
  { isDark: false, quality: 40, turn: 2 },
]
const rows = [
  ['地区', '产量（万吨）', '同比', '日期'],
  ['泽川', '1,204.5', '6.8%', '2024年3月18日'],
  ['青芜', '987.3', '-2.4%', '2024年3月19日'],
  ['河湾', '455.06', '11.2%', '2023年12月1日'],
]

const [folder, each = '1'] = process.argv.slice(2)
if (!folder || !(Number(each) >= 1))
  throw new Error('usage: node bench/pictures/print-pages.mjs FOLDER [EACH]')
const installed = execFileSync('fc-list', [':', 'family'], { encoding: 'utf8' })
const missing = Object.values(sets)
  .flatMap(({ fonts }) => fonts)
  .filter((font) => !installed.includes(font))
if (missing.length > 0) throw new Error(`these fonts are not installed: ${missing.join(', ')}`)

const articles = await paragraphsOfDigests()
const pages = Object.entries(sets).flatMap(([name, set], half) => pagesOf(name, set, half))
await mkdir(folder, { recursive: true })
// Running as root, as in a container, Chromium has no sandbox; it only opens the pages made here.
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium'
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const lines = []
try {
  for (const page of pages.filter((_, i) => i % Number(each) === 0)) {
    await writeFile(join(folder, page.about.file), await pictureOf(page))
    lines.push(`${JSON.stringify(page.about)}\n`)
  }
} finally {
  await browser.close()
}
await writeFile(join(folder, 'pages.jsonl'), lines.join(''))
console.log(`${lines.length} pages in ${folder}`)

/** Returns the paragraphs of each of the bundled digests, without their titles. */
async function paragraphsOfDigests() {
  const digests = join(import.meta.dirname, '../../corpus/articles')
  const files = (await readdir(digests)).filter((file) => file.endsWith('.md')).sort()
  const texts = await Promise.all(files.map((file) => readFile(join(digests, file), 'utf8')))
  return texts.map((text) =>
    text
      .replace(/^---[\s\S]*?---\n/, '')
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replace(/\n/g, '').trim())
      .filter((paragraph) => paragraph !== '' && !paragraph.startsWith('#')),
  )
}

/** Returns the pages of a set: each font in each size and look, and one of each special kind a font. */
function pagesOf(set, { fonts, sizes, sentences }, half) {
  const own = articles.filter((_, i) => i % 2 === half)
  let taken = 0
  const texts = () => {
    const article = own[taken++ % own.length]
    return [...article.slice(0, 4), sentences[taken % sentences.length]]
  }
  const plain = fonts.flatMap((font) =>
    sizes.flatMap((size) =>
      looks.map((look) => page({ set, kind: 'plain', font, size, ...look }, texts())),
    ),
  )
  const special = fonts.flatMap((font) => [
    page({ set, kind: 'phone', font, size: 17, quality: 80, width: 360, scale: 3 }, texts()),
    page({ set, kind: 'columns', font, size: 18, width: 900 }, [...texts(), ...texts()]),
    page({ set, kind: 'table', font, size: 18, width: 800 }, [sentences[0]], rows),
  ])
  return [...plain, ...special]
}

function page(given, texts, table = []) {
  const { set, kind, font, size, isDark = false, quality = null, turn = 0 } = given
  const state = quality === 40 || turn !== 0 ? 'bad' : 'clean'
  const look = `${isDark ? 'dark' : 'light'}-${quality ?? 'png'}${turn === 0 ? '' : '-turned'}`
  const name = [set, kind, font.replace(/\W+/g, ''), size, look].join('-')
  // A row of a table is read as a sentence of its cells with their headings.
  const [head = [], ...body] = table
  const sentences = body.map((row) => `${row.map((cell, i) => `${head[i]}：${cell}`).join('；')}。`)
  return {
    texts,
    table,
    width: given.width ?? Math.max(420, size * 34),
    scale: given.scale ?? 1,
    isDark,
    turn,
    about: {
      file: `${name}.${quality === null ? 'png' : 'jpg'}`,
      printed: [...texts, ...sentences].join('\n'),
      state: `${set} ${state}`,
      kind: `${kind}, ${set} ${state}`,
      font,
      size: `${size}, ${set} ${state}`,
      look,
      quality,
    },
  }
}

async function pictureOf({ texts, table, width, scale, isDark, turn, about }) {
  const tab = await browser.newPage({
    viewport: { width, height: 200 },
    deviceScaleFactor: scale,
  })
  const [paper, ink] = isDark ? ['#15181c', '#e6e6e6'] : ['#ffffff', '#222222']
  const paragraphs = texts.map((text) => `<p>${escaped(text)}</p>`).join('')
  const cells = (row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const columns = about.kind.startsWith('columns')
    ? 'main { column-count: 2; column-gap: 40px } p { text-indent: 2em }'
    : ''
  await tab.setContent(`<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: ${paper}; color: ${ink}; font: ${Number.parseInt(about.size, 10)}px '${about.font}' }
    main { padding: 24px; line-height: 1.6 } p { margin: 0 0 .8em }
    table { border-collapse: collapse } td { border: 1px solid #999; padding: 6px 24px } ${columns}
    </style><main>${paragraphs}<table>${table.map(cells).join('')}</table></main>`)
  const shot = sharp(await tab.screenshot({ fullPage: true }))
  await tab.close()
  if (turn !== 0) shot.rotate(turn, { background: paper })
  const { quality } = about
  return (quality === null ? shot.png() : shot.jpeg({ quality })).toBuffer()
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
