import type { AuditEntry, Gap } from '../domain/index.js'
import { type Locale, type Said, saidIn } from './locale.js'

const outcomes: Record<AuditEntry['outcome'], Said> = {
  started: ['开始', '開始', 'started'],
  done: ['完成', '完成', 'done'],
  refused: ['被拒', '被拒', 'refused'],
  failed: ['失败', '失敗', 'failed'],
  stopped: ['中止', '中止', 'stopped'],
}

/** What moderators do, by the name under which the audit has it. */
const actions = {
  'corpus.status': ['查看状态', '查看狀態', 'view status'],
  'corpus.how': ['查看运行情况', '查看運作情況', 'view how we do'],
  'corpus.add': ['加文章', '加文章', 'add articles'],
  'corpus.remove': ['移除', '移除', 'remove articles'],
  'corpus.refresh': ['刷新', '更新', 'refresh'],
  'corpus.history': ['查看版本', '查看版本', 'view history'],
  'corpus.rollback': ['退回版本', '退回版本', 'roll back'],
  'corpus.feeds.add': ['加订阅', '加訂閱', 'add a feed'],
  'corpus.feeds.list': ['查看订阅', '查看訂閱', 'view feeds'],
  'corpus.feeds.show': ['查看一个订阅', '查看一個訂閱', 'view a feed'],
  'corpus.feeds.pause': ['暂停订阅', '暫停訂閱', 'pause a feed'],
  'corpus.feeds.resume': ['恢复订阅', '恢復訂閱', 'resume a feed'],
  'corpus.feeds.remove': ['移除订阅', '移除訂閱', 'remove a feed'],
  'corpus.feeds.check': ['读取订阅', '讀取訂閱', 'read a feed'],
  'corpus.turned': ['查看新说法', '查看新說法', 'view answers that changed'],
  'corpus.notify': ['设置通报', '設定通報', 'set reports'],
  'gaps.list': ['查看待补清单', '查看待補清單', 'view gaps'],
  'gaps.close': ['处理待补', '處理待補', 'close gaps'],
  'channel.show': ['查看频道设置', '查看頻道設定', 'view a channel'],
  'channel.set': ['设置频道', '設定頻道', 'set a channel'],
  'channel.clear': ['清除频道设置', '清除頻道設定', 'clear a channel'],
  'token.add': ['生成令牌', '產生權杖', 'make a token'],
  'token.revoke': ['作废令牌', '作廢權杖', 'withdraw a token'],
  'state.restore': ['重建记录', '重建紀錄', 'records made anew'],
} as const satisfies Record<string, Said>

const gapCauses: Record<Gap['cause'], Said> = {
  no_evidence: ['语料没有答案', '語料沒有答案', 'the corpus is silent'],
  voted_down: ['被评为不对', '被評為不對', 'voted down'],
}

const pasteLabels = {
  title: ['标题', '標題', 'Title'],
  source: ['媒体（可不填）', '媒體（可不填）', 'Publisher (optional)'],
  date: [
    '日期，如 2024-05-18（可不填）',
    '日期，如 2024-05-18（可不填）',
    'Date, e.g. 2024-05-18 (optional)',
  ],
  text: ['正文', '正文', 'Text'],
} as const satisfies Record<string, Said>

/** What is said, in Discord and on a page, of the text that a moderator pastes and of the gaps that are left. */
export function moderatorsWorkIn(locale: Locale) {
  const say = (...said: Said) => saidIn(locale, said)
  return {
    pasteTitle: say('粘贴一篇文章', '貼上一篇文章', 'Paste an article'),
    pasteLabels: inLanguage(locale, pasteLabels),
    gapsTitle: (count: number) =>
      say(
        `待补清单：${count} 类问题`,
        `待補清單：${count} 類問題`,
        `Gaps: ${count} ${count === 1 ? 'group' : 'groups'} of questions`,
      ),
    noGaps: say('没有待补的问题。', '沒有待補的問題。', 'There are no open gaps.'),
    gapsSimilar: (times: number) =>
      times > 1 ? say(`（${times} 条相近）`, `（${times} 筆相近）`, ` (${times} similar)`) : '',
    gapCauses: (causes: readonly Gap['cause'][]) =>
      causes.map((cause) => saidIn(locale, gapCauses[cause])).join(say('、', '、', ', ')),
    gapReason: (reason: string) => say(`“${reason}”`, `「${reason}」`, `“${reason}”`),
    chooseGaps: say('选出已处理的', '選出已處理的', 'Choose those that are done'),
    gapsClosed: (count: number) =>
      say(`已处理 ${count} 条。`, `已處理 ${count} 筆。`, `Closed ${count}.`),
  }
}

/** Returns the words for what moderators did, and for what is left to do, in one language. */
export function moderationIn(locale: Locale) {
  return {
    outcomes: inLanguage(locale, outcomes),
    actions: inLanguage<string>(locale, actions),
    gapCauses: inLanguage(locale, gapCauses),
  }
}

function inLanguage<Key extends string>(
  locale: Locale,
  table: Readonly<Record<Key, Said>>,
): Record<Key, string> {
  const entries = Object.entries<Said>(table).map(([key, said]) => [key, saidIn(locale, said)])
  return Object.fromEntries(entries)
}
