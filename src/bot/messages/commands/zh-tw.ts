import type { CommandWords } from './words.js'

export const traditional: CommandWords = {
  ask: {
    name: '提問',
    description: '向新聞語料提問，答案逐句附出處',
    options: {
      question: { name: '問題', description: '想問的問題，寫成一句話最好' },
      private: { name: '只給我看', description: '只有你看得到回答' },
      since: { name: '起始日期', description: '只看這一天及以後的報導，如 2024-05-18' },
      until: { name: '截止日期', description: '只看這一天及以前的報導，如 2024-05-18' },
      source: { name: '媒體', description: '只看這家媒體的報導，如 太原日報' },
    },
  },
  check: {
    name: '查證',
    description: '查證一句話：屬實、不符、說法不一，還是語料未載',
    options: {
      claim: { name: '說法', description: '要查證的話，如「新館面積3萬平方公尺」' },
      image: { name: '圖片', description: '截圖或照片，查證裡面的文字' },
    },
  },
  sources: {
    name: '語料',
    description: '瀏覽語料裡的文章，按標題或媒體查找',
    options: { query: { name: '查找', description: '標題或媒體裡的詞' } },
  },
  article: {
    name: '文章',
    description: '看語料裡的一篇文章',
    options: { title: { name: '標題', description: '輸入標題裡的詞，再從選單裡選' } },
  },
  help: { name: '幫助', description: '我能做什麼' },
  privacy: { name: '隱私', description: '我記下了什麼，怎樣刪除' },
  gaps: { name: '待補', description: '沒答上來、或被評為不對的問題（管理員）' },
  corpus: { name: '語料管理', description: '管理語料和索引（管理員）' },
  'corpus status': { name: '狀態', description: '文章數、日期、版本，有沒有未更新的變更' },
  'corpus add': {
    name: '新增',
    description: '上傳檔案、給網址，都不給就貼上正文',
    options: {
      file: (place) => ({
        name: `檔案${place || ''}`,
        description: 'txt、md、html、pdf、docx、csv、xlsx、jsonl 或圖片',
      }),
      url: { name: '網址', description: '公開網頁的網址' },
    },
  },
  'corpus remove': {
    name: '移除',
    description: '把一篇文章或一個檔案移出語料',
    options: { target: { name: '文章', description: '輸入標題裡的詞，再從選單裡選' } },
  },
  'corpus refresh': { name: '更新', description: '先看計畫，確認後讓新文章生效' },
  'corpus history': { name: '版本', description: '保留的版本和最近的操作' },
  'corpus rollback': {
    name: '退回',
    description: '退回以前的版本',
    options: { version: { name: '版本', description: '從選單裡選' } },
  },
  checkMenu: '查證',
}
