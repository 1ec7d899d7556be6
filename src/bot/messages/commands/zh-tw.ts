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
  timeline: {
    name: '時間線',
    description: '按日期看語料怎樣報導一個人、機構、事件或指標',
    options: {
      subject: { name: '對象', description: '名稱或幾個詞，如 望川捷運2號線、失業率' },
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
  channel: { name: '頻道', description: '我在這個頻道裡怎樣回答（管理員）' },
  'channel show': { name: '查看', description: '看這個頻道的設定' },
  'channel set': {
    name: '設定',
    description: '設定我在這個頻道裡怎樣回答；不填的項目不變',
    options: {
      answers: { name: '回答', description: '什麼時候在這裡回答' },
      source: { name: '媒體', description: '在這裡只看這家媒體的報導' },
      since: { name: '起始日期', description: '在這裡只看這一天及以後的報導，如 2024-05-18' },
      until: { name: '截止日期', description: '在這裡只看這一天及以前的報導，如 2024-05-18' },
    },
  },
  'channel clear': { name: '清除', description: '清除這個頻道的設定，恢復平常的做法' },
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
  'corpus notify': {
    name: '通報',
    description: '在這個頻道裡通報新到的文章；都不填就查看現在的設定',
    options: {
      reports: { name: '新到', description: '每次更新後列出新到的文章；沒有新的就不出聲' },
      digest: { name: '摘要', description: '每天幾點列出當天新到的文章，如 18:00；off 表示不要' },
    },
  },
  'corpus history': { name: '版本', description: '保留的版本和最近的操作' },
  'corpus rollback': {
    name: '退回',
    description: '退回以前的版本',
    options: { version: { name: '版本', description: '從選單裡選' } },
  },
  'corpus feeds': { name: '訂閱', description: '定期讀取的網址：訂閱源、網站地圖、列表頁' },
  'corpus feeds add': {
    name: '新增',
    description: '訂閱一個網址或網站，自動找到它的訂閱源',
    options: {
      address: {
        name: '網址',
        description: '網站、訂閱源（RSS、Atom、JSON Feed）、網站地圖或列表頁',
      },
      under: { name: '路徑', description: '列表頁上文章網址共有的路徑，如 /news/' },
      schedule: {
        name: '時間',
        description: '五段的 cron 運算式，如 */30 8-22 * * *；不填就只手動讀取',
      },
      zone: { name: '時區', description: 'IANA 時區，預設 Asia/Shanghai' },
    },
  },
  'corpus feeds list': { name: '清單', description: '各個訂閱最近一次讀取的結果' },
  'corpus feeds show': {
    name: '查看',
    description: '一個訂閱沒取到的和已不再列出的文章',
    options: { feed: { name: '訂閱', description: '從選單裡選' } },
  },
  'corpus feeds pause': {
    name: '暫停',
    description: '暫停一個訂閱',
    options: { feed: { name: '訂閱', description: '從選單裡選' } },
  },
  'corpus feeds resume': {
    name: '恢復',
    description: '恢復一個訂閱',
    options: { feed: { name: '訂閱', description: '從選單裡選' } },
  },
  'corpus feeds remove': {
    name: '移除',
    description: '移除一個訂閱；它帶來的文章留在語料裡',
    options: { feed: { name: '訂閱', description: '從選單裡選' } },
  },
  'corpus feeds check': {
    name: '讀取',
    description: '現在讀取一個訂閱',
    options: { feed: { name: '訂閱', description: '從選單裡選' } },
  },
  'corpus turned': { name: '新說法', description: '哪些舊回答已有新的說法' },
  watch: { name: '關注', description: '有了新的說法就告訴我' },
  'watch answer': {
    name: '回答',
    description: '關注這裡最近的一則回答，或連結裡的那則',
    options: { link: { name: '連結', description: '回答那則訊息的連結' } },
  },
  'watch topic': {
    name: '問題',
    description: '長期關注一個問題：答得上來了，或說法變了，就告訴我',
    options: { question: { name: '問題', description: '要關注的問題，寫全' } },
  },
  'watch list': { name: '列表', description: '我在關注什麼' },
  'watch stop': { name: '取消', description: '不再關注' },
  checkMenu: '查證',
}
