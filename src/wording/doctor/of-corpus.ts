import { commandLine } from '../../domain/index.js'
import type { Said } from '../locale.js'

/** A schema of a database, whose address is without its password. */
type Shared = { place: string; schema: string }

/** What the doctor says of models, index and records. */
export const ofCorpus = {
  models: ({ names }: { names: readonly string[] }): Said => [
    `模型文件完好：${names.join('、')}`,
    `模型檔案完好：${names.join('、')}`,
    `the models are whole: ${names.join(', ')}`,
  ],
  'models:damaged': ({ file }: { file: string }): Said => [
    `模型文件 ${file} 缺失或被改动：请重新安装本程序，或用 git checkout 取回它。`,
    `模型檔案 ${file} 缺少或被更動：請重新安裝本程式，或用 git checkout 取回它。`,
    `the model file ${file} is missing or altered: please install the program again, or fetch the file with git checkout.`,
  ],
  index: ({ version, articles }: { version: string; articles: number }): Said => [
    `索引 ${version}，${articles} 篇文章，与语料一致`,
    `索引 ${version}，${articles} 篇文章，與語料一致`,
    `index ${version} of ${articles} articles is in step with the corpus`,
  ],
  'index:missing': (): Said => [
    `还没有索引：第一次启动时会建立，也可以先运行 ${commandLine('ingest')}`,
    `還沒有索引：第一次啟動時會建立，也可以先執行 ${commandLine('ingest')}`,
    `there is no index yet: the first start builds it, or ${commandLine('ingest')} does now`,
  ],
  'index:pending': ({ files }: { files: number }): Said => [
    `语料里有 ${files} 个文件的改动还没有启用：请运行 ${commandLine('ingest')}，或在 Discord 里用 /corpus refresh。`,
    `語料裡有 ${files} 個檔案的更動還沒有啟用：請執行 ${commandLine('ingest')}，或在 Discord 裡用 /corpus refresh。`,
    `${files} changed files of the corpus are not in the index: please run ${commandLine('ingest')}, or /corpus refresh in Discord.`,
  ],
  'index:misfit': (): Said => [
    `索引与现在的模型或设置不符：请运行 ${commandLine('ingest')} 重建。`,
    `索引與現在的模型或設定不符：請執行 ${commandLine('ingest')} 重建。`,
    `the index does not fit the present model or settings: please run ${commandLine('ingest')}, which builds it anew.`,
  ],
  database: (): Said => [
    '状态数据库可用',
    '狀態資料庫可用',
    'the database of the state can be used',
  ],
  'database:shared': ({ place, schema }: Shared): Said => [
    `${place} 的 ${schema} 可用`,
    `${place} 的 ${schema} 可用`,
    `${schema} in ${place} can be used`,
  ],
  'database:moved': ({ place, schema, file }: Shared & { file: string }): Said => [
    `${place} 的 ${schema} 可用；${file} 里的记录已经搬过去，这个文件可以移到别处`,
    `${place} 的 ${schema} 可用；${file} 裡的紀錄已經搬過去，這個檔案可以移到別處`,
    `${schema} in ${place} can be used; the records of ${file} were moved there, so that file may be moved away`,
  ],
  'database:unmoved': ({ place, schema, file }: Shared & { file: string }): Said => [
    `${file} 里还有没搬到 ${place} 的 ${schema} 的记录：请停下机器人，运行 ${commandLine('state move')}；不要了，就把这个文件移到别处`,
    `${file} 裡還有沒搬到 ${place} 的 ${schema} 的紀錄：請停下機器人，執行 ${commandLine('state move')}；不要了，就把這個檔案移到別處`,
    `${file} still holds records that are not in ${schema} of ${place}: please stop the bot and run ${commandLine('state move')}, or move the file away if they are not wanted`,
  ],
  'database:read_only': ({ place }: Shared): Said => [
    `${place} 只能读，是备库或设成了只读：照常回答，但记不下提问、投票和审计，也不能更新索引；要写请让 DATABASE_URL 指向主库`,
    `${place} 只能讀，是備援資料庫或設成了唯讀：照常回答，但記不下提問、投票和操作紀錄，也不能更新索引；要寫請讓 DATABASE_URL 指向主要資料庫`,
    `${place} can only be read, since it is a standby or set to read-only: questions are answered, but neither they nor votes nor the audit are kept, and the index cannot be refreshed; to write, let DATABASE_URL name the primary`,
  ],
  'database:none': (): Said => [
    '还没有状态数据库，第一次启动时会建立',
    '還沒有狀態資料庫，第一次啟動時會建立',
    'there is no database yet; the first start makes it',
  ],
  contact: (): Said => [
    '订阅的联系方式已设',
    '訂閱的聯絡方式已設',
    'sites can reach you (CONTACT)',
  ],
  'contact:none': (): Said => [
    '没有订阅，不需要 CONTACT',
    '沒有訂閱，不需要 CONTACT',
    'no feed is read, so CONTACT is not needed',
  ],
  'contact:missing': ({ feeds }: { feeds: number }): Said => [
    `读取 ${feeds} 个订阅却没有留下联系方式：请在 .env 的 CONTACT 里填邮箱或网址。`,
    `讀取 ${feeds} 個訂閱卻沒有留下聯絡方式：請在 .env 的 CONTACT 裡填電子郵件或網址。`,
    `${feeds} feeds are read, but their sites cannot reach you: please put an e-mail address or URL into CONTACT in .env.`,
  ],
}
