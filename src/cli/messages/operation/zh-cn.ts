import { commandLine, startCommand } from '../../../domain/index.js'

/** The words of `setup`, `backup` and `restore`. */
export const simplified = {
  setupTitle: '设置 youju',
  getToken:
    '机器人的令牌在 https://discord.com/developers/applications 取得：New Application，打开 Bot 页，按 Reset Token，再复制。',
  keepToken: (file: string) => `${file} 里已有令牌。换一个吗？`,
  token: '粘贴令牌（不会显示）：',
  tokenRefused: 'Discord 不认这个令牌：请重新复制，再粘贴一次。',
  tokenUnchecked: (why: string) => `联系不上 Discord（${why}），没能检查令牌。仍然用它吗？`,
  tokenOf: (bot: string) => `令牌有效，机器人叫 ${bot}。`,
  invite: (link: string) =>
    `打开下面的链接，选择服务器，按“授权”，把机器人邀请进去：\n\n  ${link}\n`,
  chatModel: (present: string | null) =>
    `对话模型，例如 ollama:qwen3:8b 或 openai:gpt-4o-mini（${present === null ? '回车：不用，以引文作答' : `回车：仍用 ${present}`}）：`,
  badChatModel: '请写成 openai:名称 或 ollama:名称。',
  openaiUrl: '兼容 OpenAI 的服务的地址（回车：官方地址）：',
  badUrl: '请写完整的地址，例如 https://api.deepseek.com/v1。',
  openaiKey: '它的密钥（不会显示；回车：不用）：',
  noKey: '官方地址需要密钥：请粘贴，或换一个对话模型。',
  port: (present: string | null) =>
    `网页和健康检查的端口，例如 9464（${present === null ? '回车：不开' : `回车：仍用 ${present}`}）：`,
  badPort: '请给出 1 到 65535 的整数。',
  overwrite: (name: string, present: string) => `${name} 现在是 ${present}。覆盖吗？`,
  yesNo: ' [y/N] ',
  setupEnded: '输入中断了，什么也没有写：请重新运行。',
  setupWritten: (file: string) => `已写入 ${file}，只有你能读。`,
  setupUnchanged: (file: string) => `${file} 没有变化。`,
  setupNext: `接下来运行 ${startCommand}；检查一切是否就绪：${commandLine('doctor')}。`,

  backedUp: (file: string, files: number, mib: number) =>
    `已备份到 ${file}：${files} 个文件，${mib} MB。其中有提问的记录和链接的密钥，请妥善保管。`,
  backedUpWithoutIndex:
    '数据库里的记录都在其中，索引不在：恢复之后由 ingest 从语料重新建立。要连索引一起备份整个数据库，请用 pg_dump。',
  restored: (files: number, from: string) => `已恢复 ${files} 个文件，备份于 ${from}。`,
  setAside: (place: string) => `原来的文件移到了 ${place}，确认无误后可以删去。`,
  settingsAside: (file: string) => `备份时的设置（不含密钥）在 ${file}，请对照 .env。`,
  recordsMoved: (from: string, place: string, schema: string, total: number, each: string) =>
    `${from} 里的 ${total} 条记录已复制到 ${place} 的 ${schema}，每张表的条数都核对过${each === '' ? '' : `（${each}）`}；原来的文件没有改动。`,
  moveNext: `接下来在 .env 里设 DATABASE_URL，再运行 ${commandLine('doctor')} 和 ${startCommand}；确认无误后，state.db 可以移到别处。`,
  restoredRecords: `记录恢复成了 STATE_DIR 里的 state.db，DATABASE_URL 的数据库没有改动：要用恢复的记录，请清空它，再运行 ${commandLine('state move')}。数据库里的索引也没有改动，由 ingest 按恢复的语料建立。`,
  restoreNext: `接下来运行 ${commandLine('ingest')}，再运行 ${commandLine('doctor')}。`,
}

export type OperationWords = typeof simplified
