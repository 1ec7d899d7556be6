import { describe, expect, test } from 'vitest'
import type { Article } from '../../../src/domain/index.js'
import { readHtml } from '../../../src/ingest/formats/html/read-html.js'
import { readJsonLine } from '../../../src/ingest/formats/json-lines.js'
import { readMarkdown } from '../../../src/ingest/formats/markdown.js'
import { readPlainText } from '../../../src/ingest/formats/plain-text.js'
import { readPage } from './read-page.js'

const title = '枫川县石板滩渡口改建完工'
const paragraphs = [
  '枫川县石板滩渡口改建工程日前完工，渡船由原来的两条增加到五条，两岸的学生往返一趟只要十二分钟。',
  '枫川县交通局局长裴晚舟介绍，改建历时九个月，花费三百八十万元，县里出了一半，其余由省里补助。',
  '他说，今年秋天还要给渡口装上雾灯，并请两名有经验的船工轮流值守，遇到大雾时每半小时测一次能见度。',
]
const story = paragraphs.map((each) => `<p>${each}</p>`).join('\n')

interface Parts {
  head?: string
  above?: string
  story?: string
  below?: string
}

function page(parts: Parts): string {
  const { head = `<title>${title}</title>`, above = `<h1>${title}</h1>`, below = '' } = parts
  return `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${above}
<div class="con">${parts.story ?? story}</div>${below}</body></html>`
}

type Described = Partial<Pick<Article, 'title' | 'source' | 'author' | 'published'>>
const day = '2021-10-26'
const dated = `<title>${title}</title><meta name="publishdate" content="${day}">`

const kinds: readonly (readonly [string, Parts, Described])[] = [
  [
    'a site as author: the dateline names the writer',
    {
      head: `${dated}<meta name="author" content="枫川在线"><meta property="og:site_name" content="枫川在线">`,
      above: `<h1>${title}</h1><div>${day} 08:30　来源: 云渡晚报</div>`,
      story: story.replace('<p>枫川县石', '<p>云渡晚报讯（记者 裴小满）枫川县石'),
    },
    { author: '裴小满', source: '云渡晚报', published: day },
  ],
  [
    'a staff number as author, a label in the source',
    {
      head: `${dated}<meta name="author" content="20871"><meta name="source" content="来源：枫川在线-交通频道 原创">`,
    },
    { author: null, source: '枫川在线-交通频道' },
  ],
  [
    'a placeholder as author',
    { head: `${dated}<meta name="author" content="author, mail@site.example">` },
    { author: null },
  ],
  [
    'an editor as author',
    {
      head: `${dated}<meta name="author" content="岑安">`,
      story: `<p>云渡周刊记者 裴小满</p>${story}`,
      below: '<div>责任编辑：岑安</div>',
    },
    { author: '裴小满' },
  ],
  [
    'a title that is cut at a straight quote',
    {
      head: `<title>枫川"老渡新船"开航 两岸学生乘坐_枫川在线</title><meta property="og:title" content="枫川" 老渡新船"开航">`,
      above: '<h1>枫川"老渡新船"开航 两岸学生乘坐</h1>',
    },
    { title: '枫川"老渡新船"开航 两岸学生乘坐' },
  ],
  [
    'a heading that is no h1',
    { head: `<title>${title}-枫川传媒</title>`, above: `<h2 class="post-title">${title}</h2>` },
    { title },
  ],
  [
    'two underscores',
    {
      head: `<title>${title}__2021年第7号通报_枫川政府网</title>`,
      above: `<div class="b">${title}</div><div>来源：云渡晚报　${day}</div>`,
    },
    { title, source: '云渡晚报', published: day },
  ],
  [
    'a title that names the channel alone',
    {
      head: '<title>工作动态--枫川航运学会网站</title>',
      above: `<div><h3>工作动态</h3></div><h5>${title}</h5><p>发布时间：${day}　来源：枫川航运学会</p>`,
    },
    { title, source: '枫川航运学会', published: day },
  ],
  [
    'a channel before the title',
    {
      head: `<title>枫川渡口快报--${title}</title>`,
      above: `<div>当前位置：主页 &gt; 快报 &gt; ${title}</div><div class="title-text">${title}</div>`,
    },
    { title },
  ],
  [
    'an account whose name and day stand in scripts',
    {
      head: `<title></title><meta property="og:title" content="${title}"><meta property="og:site_name" content="Weixin Official Accounts Platform">`,
      story: `${story}<script>var ct = "1635206400"; var nickname = htmlDecode("枫川渡口");</script>`,
    },
    { source: '枫川渡口', published: day },
  ],
  [
    'a day without its year, which a change states',
    {
      head: `<title>${title}</title><meta itemprop="dateUpdate" content="${day} 09:00:12">`,
      above: `<h2>${title}</h2><p class="author-name">枫川渡口</p><span class="date">发布时间：10-26</span>`,
    },
    { published: day, source: '枫川渡口', author: null },
  ],
  [
    'no sentence that ends in a full stop',
    {
      above: `<h1>${title}</h1><p class="publish-time">发布于 ${day} 07:19:52</p>`,
      story: story.replaceAll('。</p>', '</p>'),
    },
    { published: day },
  ],
  [
    'a time that is glued to the paper',
    {
      above: `<h1>${title}</h1><div><div>${day} 15:05雲渡報 記者裴小滿／即時報導</div></div>`,
    },
    { published: day, source: '雲渡報', author: '裴小滿' },
  ],
  [
    'broken linked data',
    {
      head: `<title>${title}</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"${title}", // 數
"datePublished":"${day}T15:05:21+08:00",
"author":{"@type":"Person","name":"裴小满"},}</script>`,
    },
    { published: day, author: '裴小满' },
  ],
  [
    'other names for the day',
    {
      head: `<title>${title}</title><meta name="firstpublishedtime" content="${day}-23:59:59">`,
    },
    { published: day },
  ],
  [
    'source and day below the story',
    { below: `<p>来源于：<!-- s -->石板滩办事处</p><p>发布日期：<!-- d -->${day}</p>` },
    { source: '石板滩办事处', published: day },
  ],
  [
    'labels without colons',
    {
      above: `<h1>${title}</h1><div>发表于<span>${day} 21:30</span>| <span>1164次阅读</span>| 来源<span>枫川在线</span>| 作者<span>裴小满</span></div>`,
    },
    { source: '枫川在线', author: '裴小满', published: day },
  ],
  [
    'labels in spans side by side',
    {
      above: `<h2>${title}</h2><div>${day} 12:11<span>来源：云渡时报网</span><span>作者：裴小满</span></div>`,
    },
    { source: '云渡时报网', author: '裴小满' },
  ],
  [
    'a writer and a paper between strokes',
    { above: `<h1>${title}</h1><div><p>裴小满/云渡晚报</p><p>${day} 09:10</p></div>` },
    { source: '云渡晚报', author: '裴小满' },
  ],
  [
    'a double family name behind a desk',
    {
      above: `<h2>${title}</h2><div><a href="#">雲報快訊／張簡小滿</a>　2021年10月26日 20:19</div>`,
    },
    { source: '雲報快訊', author: '張簡小滿', published: day },
  ],
  [
    'an office that writes',
    {
      above: `<h1>${title}</h1><div>来源：本站原创　作者：航运公司第二党支部<br>时间：${day}</div>`,
    },
    { author: '航运公司第二党支部' },
  ],
  [
    'an account above, 来源：网络 below',
    {
      above: `<h1>${title}</h1><div><span>枫川人文</span> <span>${day} 18:14:21</span></div>`,
      story: `${story}<p>来源：网络</p>`,
    },
    { source: '枫川人文' },
  ],
  [
    'the time element of another story',
    {
      above: `<h1>${title}</h1><div>${day} 11:10　来源：云渡晚报</div>`,
      below:
        '<div><h3>相关内容</h3><li><a href="/b">橘子红了</a> <time>2023-11-02</time></li></div>',
    },
    { published: day },
  ],
]

describe('what a page says of its story', () => {
  test.each(kinds)('%s', (_, parts, expected) => {
    const [article] = readPage(page(parts), 'a.html')
    expect(article).toMatchObject(expected)
    for (const each of paragraphs.slice(1)) expect(article?.text).toContain(each.slice(0, -1))
  })
})

const furniture: readonly (readonly [string, Parts])[] = [
  [
    'a link back to the site',
    {
      story: story.replace(
        '能见度。',
        '能见度。<a href="/"><span>返回枫川在线首页&gt;&gt;</span></a>',
      ),
    },
  ],
  ['a credit for material', { story: `${story}<p>（资料来源：云渡晚报、枫川在线等）</p>` }],
  ['a former title that asks', { story: `<p>（原标题：渡口为何添了三条船？）</p>${story}` }],
  ['underlined words', { story: story.replaceAll('三百八十万元', '<u>三百八十万元</u>') }],
  [
    'comments that are longer than the story',
    {
      below: `<div>热门评论 9条</div><ul>${'<li><p>船友</p><p>我每天都坐这条渡船去上班，以前要排很久的队，现在来了就能走，真是方便多了，谢谢船工师傅们。</p><p>2小时前</p></li>'.repeat(9)}</ul>`,
    },
  ],
  [
    'set phrases',
    {
      story: `<p>您的浏览器暂时无法播放此视频.</p><p>转播到枫川微博</p>${story.replace('\n', '<p>请继续往下阅读...</p>')}
<p>(本文来自枫川新闻，更多原创资讯请下载“枫川新闻”APP)</p><p>- THE END -</p><p>标签 渡口航运枫川</p><p>文章关键词： 渡口 航运</p>`,
    },
  ],
]

test.each(furniture)('%s is no part of the story', (_, parts) => {
  const [article] = readPage(page(parts), 'a.html')
  expect(article?.text.split('\n')).toEqual(paragraphs)
})

test.each([
  ['<div class="weui-msg"><h2>该内容已被发布者删除</h2></div>', 'page_gone'],
  [
    '<div><h2>此内容因违规无法查看</h2><p>由用户投诉并经平台审核，涉嫌违反相关法律法规和政策。</p></div>',
    'page_gone',
  ],
  ['<div><p>枫川渡口</p><p>向上滑动看下一个</p></div>', 'page_bare'],
])('a page without a story is refused: %s', (body, code) => {
  const read = readHtml(`<html><head><title></title></head><body>${body}</body></html>`, 'a.html')
  expect(read).toEqual({ reason: { code } })
})

test.each(['一款游戏已下架 玩家要求退款', '主播账号已被注销 平台回应'])('%s is a story', (name) => {
  const [article] = readPage(
    page({ head: `<title>${name}</title>`, above: `<h1>${name}</h1>` }),
    'a.html',
  )
  expect(article).toMatchObject({ title: name })
})

describe('records', () => {
  const record = { title: `${title} - 交通- 枫川在线`, date: 'Oct 26, 2021', source: '枫川在线' }
  test.each(['text', 'content'])(
    'hold their text in %s, days in English, the site behind the title',
    (name) => {
      const line = JSON.stringify({ ...record, [name]: paragraphs.join('') })
      expect(readJsonLine(line, 1, 'a.jsonl')).toMatchObject({
        title,
        published: day,
        text: paragraphs.join(''),
      })
    },
  )
})

test('rows of a column that was set keep their figures apart', () => {
  const rows = ['1枫川一号 1,204.50 88.20', '2枫川二号 998.00 70.15', '3石板滩轮渡 310.25 9.00']
  const text = [
    title,
    '',
    paragraphs[0],
    '船名　载重　吃水',
    '序号 船名 载重 油耗',
    ...rows,
    paragraphs[1],
  ]
  const [article] = readPlainText(text.join('\n'), 'a.txt')
  expect(article?.text).toContain('序号：2；船名：枫川二号；载重：998.00；油耗：70.15。')
  expect(article?.text).not.toMatch(/88\.202|70\.153/)
})

test('the rule of a table is no text', () => {
  const rows = '| 年份 | 渡船 |\n| --- | --- |\n| 2019年 | 两条 |\n| 2021年 | 五条 |'
  const read = readMarkdown(`# ${title}\n\n${paragraphs[0]}\n\n${rows}\n\n${paragraphs[1]}`, 'a.md')
  const [article] = Array.isArray(read) ? read : []
  expect(article?.text.split('\n')).toEqual([
    paragraphs[0],
    '年份：2019年；渡船：两条。',
    '年份：2021年；渡船：五条。',
    paragraphs[1],
  ])
})

test('characters with blanks between them come together', () => {
  const wide = '枫 川 县 渡 口 完 工'
  const [article] = readPlainText(`${wide}\n\n${paragraphs.join('\n')}`, 'a.txt')
  expect(article?.title).toBe('枫川县渡口完工')
  expect(article?.text.split('\n')).toEqual(paragraphs)
})
