import type { CommandWords } from './words.js'

export const simplified: CommandWords = {
  ask: {
    name: '提问',
    description: '向新闻语料提问，答案逐句附出处',
    options: {
      question: { name: '问题', description: '想问的问题，写成一句话最好' },
      private: { name: '只给我看', description: '只有你看得到回答' },
      since: { name: '起始日期', description: '只看这一天及以后的报道，如 2024-05-18' },
      until: { name: '截止日期', description: '只看这一天及以前的报道，如 2024-05-18' },
      source: { name: '媒体', description: '只看这家媒体的报道，如 太原日报' },
    },
  },
  check: {
    name: '查证',
    description: '查证一句话：属实、不符、说法不一，还是语料未载',
    options: {
      claim: { name: '说法', description: '要查证的话，如“新馆面积3万平方米”' },
      image: { name: '图片', description: '截图或照片，查证里面的文字' },
    },
  },
  timeline: {
    name: '时间线',
    description: '按日期看语料怎样报道一个人、机构、事件或指标',
    options: {
      subject: { name: '对象', description: '名称或几个词，如 望川地铁2号线、失业率' },
    },
  },
  sources: {
    name: '语料',
    description: '浏览语料里的文章，按标题或媒体查找',
    options: { query: { name: '查找', description: '标题或媒体里的词' } },
  },
  article: {
    name: '文章',
    description: '看语料里的一篇文章',
    options: { title: { name: '标题', description: '输入标题里的词，再从候选里选' } },
  },
  help: { name: '帮助', description: '我能做什么' },
  privacy: { name: '隐私', description: '我记下了什么，怎样删除' },
  gaps: { name: '待补', description: '没答上来、或被评为不对的问题（管理员）' },
  channel: { name: '频道', description: '我在这个频道里怎样回答（管理员）' },
  'channel show': { name: '查看', description: '看这个频道的设置' },
  'channel set': {
    name: '设置',
    description: '设定我在这个频道里怎样回答；不填的项目不变',
    options: {
      answers: { name: '回答', description: '什么时候在这里回答' },
      source: { name: '媒体', description: '在这里只看这家媒体的报道' },
      since: { name: '起始日期', description: '在这里只看这一天及以后的报道，如 2024-05-18' },
      until: { name: '截止日期', description: '在这里只看这一天及以前的报道，如 2024-05-18' },
    },
  },
  'channel clear': { name: '清除', description: '清除这个频道的设置，恢复平常的做法' },
  corpus: { name: '语料管理', description: '管理语料和索引（管理员）' },
  'corpus status': { name: '状态', description: '文章数、日期、版本，有没有未刷新的改动' },
  'corpus add': {
    name: '添加',
    description: '上传文件、给网址，都不给就粘贴正文',
    options: {
      file: (place) => ({
        name: `文件${place || ''}`,
        description: 'txt、md、html、pdf、docx、csv、xlsx、jsonl 或图片',
      }),
      url: { name: '网址', description: '公开网页的地址' },
    },
  },
  'corpus remove': {
    name: '移除',
    description: '把一篇文章或一个文件移出语料',
    options: { target: { name: '文章', description: '输入标题里的词，再从候选里选' } },
  },
  'corpus refresh': { name: '刷新', description: '先看计划，确认后让新文章生效' },
  'corpus notify': {
    name: '通报',
    description: '在这个频道里通报新到的文章；都不填就查看现在的设置',
    options: {
      reports: { name: '新到', description: '每次刷新后列出新到的文章；没有新的就不出声' },
      digest: { name: '摘要', description: '每天几点列出当天新到的文章，如 18:00；off 表示不要' },
    },
  },
  'corpus history': { name: '版本', description: '保留的版本和最近的操作' },
  'corpus rollback': {
    name: '退回',
    description: '退回以前的版本',
    options: { version: { name: '版本', description: '从候选里选' } },
  },
  'corpus feeds': { name: '订阅', description: '定期读取的网址：订阅源、站点地图、列表页' },
  'corpus feeds add': {
    name: '添加',
    description: '订阅一个网址或网站，自动找到它的订阅源',
    options: {
      address: {
        name: '网址',
        description: '网站、订阅源（RSS、Atom、JSON Feed）、站点地图或列表页',
      },
      under: { name: '路径', description: '列表页上文章网址共有的路径，如 /news/' },
      schedule: {
        name: '时间',
        description: '五段的 cron 表达式，如 */30 8-22 * * *；不填就只手动读取',
      },
      zone: { name: '时区', description: 'IANA 时区，默认 Asia/Shanghai' },
    },
  },
  'corpus feeds list': { name: '列表', description: '各个订阅最近一次读取的结果' },
  'corpus feeds show': {
    name: '查看',
    description: '一个订阅没取到的和已不再列出的文章',
    options: { feed: { name: '订阅', description: '从候选里选' } },
  },
  'corpus feeds pause': {
    name: '暂停',
    description: '暂停一个订阅',
    options: { feed: { name: '订阅', description: '从候选里选' } },
  },
  'corpus feeds resume': {
    name: '恢复',
    description: '恢复一个订阅',
    options: { feed: { name: '订阅', description: '从候选里选' } },
  },
  'corpus feeds remove': {
    name: '移除',
    description: '移除一个订阅；它带来的文章留在语料里',
    options: { feed: { name: '订阅', description: '从候选里选' } },
  },
  'corpus feeds check': {
    name: '读取',
    description: '现在读取一个订阅',
    options: { feed: { name: '订阅', description: '从候选里选' } },
  },
  'corpus turned': { name: '新说法', description: '哪些旧回答已有新的说法' },
  watch: { name: '关注', description: '有了新的说法就告诉我' },
  'watch answer': {
    name: '回答',
    description: '关注这里最近的一条回答，或链接里的那条',
    options: { link: { name: '链接', description: '回答那条消息的链接' } },
  },
  'watch topic': {
    name: '问题',
    description: '长期关注一个问题：答得上来了，或说法变了，就告诉我',
    options: { question: { name: '问题', description: '要关注的问题，写全' } },
  },
  'watch list': { name: '列表', description: '我在关注什么' },
  'watch stop': { name: '取消', description: '不再关注' },
  checkMenu: '查证',
}
