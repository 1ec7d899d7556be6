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
  'corpus history': { name: '版本', description: '保留的版本和最近的操作' },
  'corpus rollback': {
    name: '退回',
    description: '退回以前的版本',
    options: { version: { name: '版本', description: '从候选里选' } },
  },
  checkMenu: '查证',
}
