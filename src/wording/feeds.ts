import type { FeedCounts, FeedKind, FeedOutcome } from '../domain/index.js'
import { type Locale, type Said, saidIn } from './locale.js'
import { rejectionSaid } from './rejections.js'

const kinds: Record<FeedKind, Said> = {
  rss: ['RSS', 'RSS', 'RSS'],
  atom: ['Atom', 'Atom', 'Atom'],
  json: ['JSON Feed', 'JSON Feed', 'JSON Feed'],
  sitemap: ['站点地图', '網站地圖', 'sitemap'],
  list: ['列表页', '列表頁', 'list page'],
}

const outcomes: {
  [C in FeedOutcome['code']]: (outcome: FeedOutcome & { code: C }) => Said
} = {
  never: () => ['还没有读过', '還沒有讀過', 'not read yet'],
  unchanged: () => ['没有新内容', '沒有新內容', 'nothing new'],
  gone: () => [
    '网站说这个订阅源已永久关闭，已暂停',
    '網站說這個訂閱源已永久關閉，已暫停',
    'the site says that the feed is gone for good; it is paused',
  ],
  refused: ({ because }) => rejectionSaid(because),
  read: countsSaid,
}

function countsSaid({ added, changed, failed, left }: FeedCounts): Said {
  if (added + changed + failed + left === 0) return outcomes.unchanged({ code: 'unchanged' })
  const parts: [number, (n: number) => Said][] = [
    [added, (n) => [`新增 ${n} 篇`, `新增 ${n} 篇`, `${n} new`]],
    [changed, (n) => [`更改 ${n} 篇`, `變更 ${n} 篇`, `${n} changed`]],
    [failed, (n) => [`${n} 篇没有取到`, `${n} 篇沒有取到`, `${n} could not be fetched`]],
    [left, (n) => [`${n} 篇留待下次`, `${n} 篇留待下次`, `${n} left for the next reading`]],
  ]
  const said = parts.filter(([n]) => n > 0).map(([n, say]) => say(n))
  return [
    said.map(([simplified]) => simplified).join('，'),
    said.map(([, traditional]) => traditional).join('，'),
    said.map(([, , english]) => english).join(', '),
  ]
}

/** What is said of feeds, in one language. Times and names are given as they are shown. */
export function feedsIn(locale: Locale) {
  const say = (...said: Said) => saidIn(locale, said)
  return {
    kind: (kind: FeedKind) => saidIn(locale, kinds[kind]),
    outcome: (outcome: FeedOutcome) => {
      const saying = outcomes[outcome.code] as (outcome: FeedOutcome) => Said
      return saidIn(locale, saying(outcome))
    },
    added: (name: string, kind: string, items: number, id: string) =>
      say(
        `已订阅 ${name}：${kind}，现有 ${items} 条，编号 ${id}。`,
        `已訂閱 ${name}：${kind}，現有 ${items} 條，編號 ${id}。`,
        `Subscribed to ${name}: ${kind}, ${items} ${items === 1 ? 'item' : 'items'} now, id ${id}.`,
      ),
    known: (name: string, id: string) =>
      say(
        `${name} 已经订阅了，编号 ${id}，没有再加。`,
        `${name} 已經訂閱了，編號 ${id}，沒有再加。`,
        `${name} is subscribed to already, id ${id}; nothing was added.`,
      ),
    paused: (name: string) =>
      say(`已暂停读取 ${name}。`, `已暫停讀取 ${name}。`, `${name} is paused and no longer read.`),
    resumed: (name: string) =>
      say(`已恢复读取 ${name}。`, `已恢復讀取 ${name}。`, `${name} is read again.`),
    removed: (name: string) =>
      say(
        `已移除订阅 ${name}。它带来的文章留在语料里；不要的文章请另行移除。`,
        `已移除訂閱 ${name}。它帶來的文章留在語料裡；不要的文章請另行移除。`,
        `The feed ${name} was removed. Its articles stay in the corpus; please remove any that should not.`,
      ),
    none: say('还没有订阅。', '還沒有訂閱。', 'There are no feeds yet.'),
    /** The last reading: when it was, and how it ended. */
    lastRead: (time: string | null, outcome: string) =>
      time === null
        ? outcome
        : say(
            `${time} 读取：${outcome}`,
            `${time} 讀取：${outcome}`,
            `last read ${time}: ${outcome}`,
          ),
    nextReading: (time: string) => say(`下次 ${time}`, `下次 ${time}`, `next at ${time}`),
    byHand: say('手动读取', '手動讀取', 'read only when you ask for it'),
    isPaused: say('已暂停', '已暫停', 'paused'),
    failedItem: (item: string, reason: string) =>
      say(
        `没有取到 ${item}：${reason}`,
        `沒有取到 ${item}：${reason}`,
        `could not be fetched: ${item}: ${reason}`,
      ),
    /** Items that a feed listed once and lists no longer; most feeds list only the newest. */
    vanishedCount: (count: number) =>
      say(
        `${count} 篇已不再列出，文章仍留在语料里`,
        `${count} 篇已不再列出，文章仍留在語料裡`,
        `no longer listed: ${count}; the articles stay in the corpus`,
      ),
    vanishedTitle: (count: number) =>
      say(
        `订阅源已不再列出的 ${count} 篇（可能只是被较新的挤下去了，也可能是网站撤了）：`,
        `訂閱源已不再列出的 ${count} 篇（可能只是被較新的擠下去了，也可能是網站撤了）：`,
        `No longer listed by the feed: ${count} (newer ones may have taken their place, or the site has withdrawn them)`,
      ),
    vanishedSince: (time: string) =>
      say(`${time} 起不再列出`, `${time} 起不再列出`, `not listed since ${time}`),
    notInCorpus: say('没有取到', '沒有取到', 'was never fetched'),
    nothingVanished: say(
      '列出过的文章都还在订阅源里。',
      '列出過的文章都還在訂閱源裡。',
      'All that the feed ever listed is still in it.',
    ),
    /** Below an article whose feed lists it no longer. */
    listedNoLonger: (name: string | null, time: string) =>
      say(
        `${name === null ? '带来这篇文章的订阅源' : `订阅源 ${name}`}从 ${time} 起不再列出这篇：可能只是被较新的挤下去了，也可能是网站撤了。`,
        `${name === null ? '帶來這篇文章的訂閱源' : `訂閱源 ${name}`}從 ${time} 起不再列出這篇：可能只是被較新的擠下去了，也可能是網站撤了。`,
        `${name === null ? 'The feed that brought this article' : `The feed ${name}`} has not listed it since ${time}: newer ones may have taken its place, or the site has withdrawn it.`,
      ),
    refresh: say(
      '刷新之后回答才会用到新文章。',
      '更新之後回答才會用到新文章。',
      'Answers use the new articles after a refresh.',
    ),
  }
}

export type FeedWords = ReturnType<typeof feedsIn>
