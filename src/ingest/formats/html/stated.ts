import { named } from '../../../domain/index.js'
import { statedDay } from '../../published-day.js'
import { linkedStory } from './linked-data.js'

interface PageElement {
  textContent: string | null
  getAttribute(name: string): string | null
}

export interface Page {
  querySelectorAll(selector: string): Iterable<PageElement>
}

/** What a page says about its story besides the text: in its head, in linked data, and in its scripts. */
export interface StatedByPage {
  /** Titles, which may be followed by sites and channels, the most reliable first. */
  titles: string[]
  /** The full name of the page as the browser shows it. */
  pageTitle: string | null
  published: string | null
  /** The day of the last change. */
  updated: string | null
  /** As written: a person, an editor, a site, a number. */
  authors: string[]
  source: string | null
  /** Names of the site. */
  sites: string[]
  url: string | null
}

type Field = 'title' | 'published' | 'updated' | 'author' | 'source' | 'site' | 'url'

/** By the names of meta tags and of itemprop, without punctuation: article:published_time, publish-date. */
const metaNames: Record<string, Field> = {
  ogtitle: 'title',
  articletitle: 'title',
  contenttitle: 'title',
  twittertitle: 'title',
  headline: 'title',
  ogurl: 'url',
  articlepublishedtime: 'published',
  ogreleasedate: 'published',
  ogpublishedtime: 'published',
  bytedancepublishedtime: 'published',
  weiboarticlecreateat: 'published',
  datepublished: 'published',
  publisheddate: 'published',
  publishdate: 'published',
  publishedtime: 'published',
  publishtime: 'published',
  publicationdate: 'published',
  pubdate: 'published',
  pubtime: 'published',
  apubtime: 'published',
  firstpublishedtime: 'published',
  firstpublishtime: 'published',
  releasedate: 'published',
  createdate: 'published',
  datecreated: 'published',
  dateavailable: 'published',
  date: 'published',
  dcdate: 'published',
  dcdateissued: 'published',
  dctermscreated: 'published',
  dctermsissued: 'published',
  sailthrudate: 'published',
  parselypubdate: 'published',
  articlemodifiedtime: 'updated',
  ogupdatedtime: 'updated',
  bytedanceupdatedtime: 'updated',
  weiboarticleupdateat: 'updated',
  datemodified: 'updated',
  dateupdate: 'updated',
  updatetime: 'updated',
  lastmodified: 'updated',
  lastmodifiedtime: 'updated',
  articleauthor: 'author',
  author: 'author',
  dcauthor: 'author',
  dccreator: 'author',
  sailthruauthor: 'author',
  parselyauthor: 'author',
  byline: 'author',
  source: 'source',
  contentsource: 'source',
  articlesource: 'source',
  mediaid: 'source',
  ogsitename: 'site',
  sitename: 'site',
  applicationname: 'site',
}

/** The platform is not the owner of the account. */
const platform = /^(?:微信公众平台|weixin official accounts platform|微博|今日头条|百家号)$/i
/** 三泓新聞網 SHTN.EXAMPLE, www.lianhua.example: an address is not a name. */
const address = /(?:^|\s)(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/?$/
const placeholder = /^(?:undefined|null|none|name|title|author|source|网站名称|-+)$/i
/** 泠川网 原创稿: the remark after the name. */
const remark = /(?<=[\u4e00-\u9fff])\s.*$/
const sourceLabel = /^(?:文章|信息|稿件)?(?:来源|來源|稿源)\s?[:：]\s?/

export function statedByPage(document: Page, html: string): StatedByPage {
  const found: Record<Field, string[]> = {
    title: [],
    published: [],
    updated: [],
    author: [],
    source: [],
    site: [],
    url: [],
  }
  for (const element of document.querySelectorAll('meta, [itemprop]')) {
    const field = fieldOf(element)
    const content = contentOf(element)
    if (field && content !== '' && content.length <= longest && !placeholder.test(content))
      found[field].push(content)
  }
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const story = linkedStory(script.textContent ?? '')
    if (!story) continue
    if (story.title) found.title.push(story.title)
    if (story.published) found.published.push(story.published)
    if (story.updated) found.updated.push(story.updated)
    if (story.publisher) found.site.push(story.publisher)
    found.author.push(...story.authors)
  }
  for (const [field, said] of ofNewspaper(html)) found[field].push(said)
  const pageTitle =
    [...document.querySelectorAll('title')][0]?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  return {
    titles: [...new Set(found.title)],
    pageTitle: pageTitle === '' ? null : pageTitle,
    published: firstDay(found.published),
    updated: firstDay(found.updated),
    authors: [...new Set(found.author)],
    source:
      found.source
        .map((each) => each.replace(sourceLabel, '').replace(remark, ''))
        .find((each) => each !== '') ?? null,
    sites: found.site
      .map((each) => each.replace(address, ''))
      .filter((each) => each !== '' && !platform.test(each)),
    url: found.url[0] ?? null,
  }
}
const longest = 300

function fieldOf(element: PageElement): Field | undefined {
  const name =
    element.getAttribute('property') ??
    element.getAttribute('name') ??
    element.getAttribute('itemprop')
  return named(metaNames, (name ?? '').toLowerCase().replace(/[^a-z]/g, ''))
}

function contentOf(element: PageElement): string {
  const said =
    element.getAttribute('content') ?? element.getAttribute('datetime') ?? element.textContent
  // Some sites write a line break as an escape, as in a script.
  return said?.replace(/(?:\\n|[ \t\r\n])+/g, ' ').trim() ?? ''
}

function firstDay(stated: readonly string[]): string | null {
  return stated.map((each) => statedDay(each)).find((day) => day !== null) ?? null
}

const record = /<!--\s{0,4}enpproperty\b([\s\S]{0,6000}?)\/?enpproperty\s{0,4}-->/i
const recordFields: readonly (readonly [Field, RegExp])[] = [
  ['title', /<title>([^<]{2,200})<\/title>/],
  ['published', /<date>([^<]{8,40})<\/date>/],
  ['author', /<author>([^<]{2,60})<\/author>/],
  ['source', /<sourcename>([^<]{2,60})<\/sourcename>/],
]

/** Reads what the pages of digital newspapers state in a comment: <!--enpproperty <date>…</date><author>… */
function ofNewspaper(html: string): [Field, string][] {
  const stated = record.exec(html.slice(0, recordRead))?.[1] ?? ''
  return recordFields.flatMap(([field, pattern]): [Field, string][] => {
    const said = pattern.exec(stated)?.[1]?.trim()
    return said ? [[field, said]] : []
  })
}
const recordRead = 100_000
