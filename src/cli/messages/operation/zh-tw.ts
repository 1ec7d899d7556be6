import { commandLine, startCommand } from '../../../domain/index.js'
import type { OperationWords } from './zh-cn.js'

export const traditional: OperationWords = {
  setupTitle: '設定 youju',
  getToken:
    '機器人的權杖（token）在 https://discord.com/developers/applications 取得：New Application，打開 Bot 頁，按 Reset Token，再複製。',
  keepToken: (file) => `${file} 裡已有權杖。換一個嗎？`,
  token: '貼上權杖（不會顯示）：',
  tokenRefused: 'Discord 不認這個權杖：請重新複製，再貼一次。',
  tokenUnchecked: (why) => `聯絡不上 Discord（${why}），沒能檢查權杖。仍然用它嗎？`,
  tokenOf: (bot) => `權杖有效，機器人叫 ${bot}。`,
  invite: (link) => `打開下面的連結，選擇伺服器，按「授權」，把機器人邀請進去：\n\n  ${link}\n`,
  chatModel: (present) =>
    `對話模型，例如 ollama:qwen3:8b 或 openai:gpt-4o-mini（${present === null ? 'Enter：不用，以引文作答' : `Enter：仍用 ${present}`}）：`,
  badChatModel: '請寫成 openai:名稱 或 ollama:名稱。',
  openaiUrl: '相容 OpenAI 的服務的位址（Enter：官方位址）：',
  badUrl: '請寫完整的位址，例如 https://api.deepseek.com/v1。',
  openaiKey: '它的金鑰（不會顯示；Enter：不用）：',
  noKey: '官方位址需要金鑰：請貼上，或換一個對話模型。',
  port: (present) =>
    `網頁和健康檢查的連接埠，例如 9464（${present === null ? 'Enter：不開' : `Enter：仍用 ${present}`}）：`,
  badPort: '請給出 1 到 65535 的整數。',
  overwrite: (name, present) => `${name} 現在是 ${present}。覆寫嗎？`,
  yesNo: ' [y/N] ',
  setupEnded: '輸入中斷了，什麼也沒有寫：請重新執行。',
  setupWritten: (file) => `已寫入 ${file}，只有你能讀。`,
  setupUnchanged: (file) => `${file} 沒有變化。`,
  setupNext: `接下來執行 ${startCommand}；檢查一切是否就緒：${commandLine('doctor')}。`,

  backedUp: (file, files, mib) =>
    `已備份到 ${file}：${files} 個檔案，${mib} MB。其中有提問的紀錄和連結的金鑰，請妥善保管。`,
  backedUpWithoutIndex:
    '資料庫裡的紀錄都在其中，索引不在：還原之後由 ingest 從語料重新建立。要連索引一起備份整個資料庫，請用 pg_dump。',
  restored: (files, from) => `已還原 ${files} 個檔案，備份於 ${from}。`,
  setAside: (place) => `原來的檔案移到了 ${place}，確認無誤後可以刪去。`,
  settingsAside: (file) => `備份時的設定（不含金鑰）在 ${file}，請對照 .env。`,
  recordsMoved: (from, place, schema, total, each) =>
    `${from} 裡的 ${total} 筆紀錄已複製到 ${place} 的 ${schema}，每張資料表的筆數都核對過${each === '' ? '' : `（${each}）`}；原來的檔案沒有更動。`,
  moveNext: `接下來在 .env 裡設 DATABASE_URL，再執行 ${commandLine('doctor')} 和 ${startCommand}；確認無誤後，state.db 可以移到別處。`,
  restoredRecords: `紀錄還原成了 STATE_DIR 裡的 state.db，DATABASE_URL 的資料庫沒有更動：要用還原的紀錄，請清空它，再執行 ${commandLine('state move')}。資料庫裡的索引也沒有更動，由 ingest 依還原的語料建立。`,
  restoreNext: `接下來執行 ${commandLine('ingest')}，再執行 ${commandLine('doctor')}。`,
}
