import { startCommand } from '../../domain/index.js'
import type { Said } from '../locale.js'
import { faultSaid } from '../system-faults.js'

const portFaults: Readonly<Record<string, Said>> = {
  EADDRINUSE: ['已被别的程序占用', '已被別的程式佔用', 'is used by another program'],
  EACCES: ['没有权限使用', '沒有權限使用', 'may not be used'],
  EADDRNOTAVAIL: [
    '的地址不在这台机器上',
    '的位址不在這台機器上',
    'has an address that is not on this machine',
  ],
  ENOTFOUND: ['的地址找不到', '的位址找不到', 'has an address that cannot be found'],
}
const otherPortFault: Said = ['不能使用', '不能使用', 'cannot be used']

function settingsUnreadable(path: string, what: Said, advice: Said): Said {
  return [
    `无法读取设置文件 ${path}：${what[0]}；${advice[0]}。`,
    `無法讀取設定檔 ${path}：${what[1]}；${advice[1]}。`,
    `The settings file ${path} cannot be read: ${what[2]}; please ${advice[2]}.`,
  ]
}

/** What is wrong with the settings, and what keeps the bot from its connections. */
export const ofSettings = {
  config_invalid: ({ names }: { names: readonly string[] }) => [
    `环境变量 ${names.join('、')} 的值无效：请对照 .env.example 修改。`,
    `環境變數 ${names.join('、')} 的值無效：請對照 .env.example 修改。`,
    `The value of ${names.join(', ')} in the environment is not valid: please correct it as .env.example says.`,
  ],
  'config_invalid:which_server': () => [
    '机器人在许多服务器上，不知道该让哪个的成员登录：请设置 DISCORD_GUILD_ID 或 SERVERS_FILE。',
    '機器人在許多伺服器上，不知道該讓哪個的成員登入：請設定 DISCORD_GUILD_ID 或 SERVERS_FILE。',
    'The bot is on many servers, and cannot know whose members may log in: please set DISCORD_GUILD_ID or SERVERS_FILE.',
  ],
  'config_invalid:no_key': () => [
    '设置了 CHAT_MODEL，却没有 OPENAI_API_KEY 或 OPENAI_BASE_URL：请对照 .env.example 补上。',
    '設定了 CHAT_MODEL，卻沒有 OPENAI_API_KEY 或 OPENAI_BASE_URL：請對照 .env.example 補上。',
    'CHAT_MODEL is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL: please add one as .env.example says.',
  ],
  'config_invalid:no_chat_model': () => [
    '没有设置 CHAT_MODEL：请在 .env 里填入对话模型（例如 openai:gpt-4o-mini），再用 --with-model 评测。',
    '沒有設定 CHAT_MODEL：請在 .env 裡填入對話模型（例如 openai:gpt-4o-mini），再用 --with-model 評估。',
    'CHAT_MODEL is not set: please name a chat model in .env (e.g. openai:gpt-4o-mini) before you evaluate --with-model.',
  ],
  'config_invalid:shards': ({ value }: { value: string }) => [
    `DISCORD_SHARDS 写的是“${value}”，看不懂：请写这个进程的分片和总数，如 0,1/4 或 0-3/8（从 0 数起，都小于总数）；只有一个进程就留空。`,
    `DISCORD_SHARDS 寫的是「${value}」，看不懂：請寫這個處理程序的分片和總數，如 0,1/4 或 0-3/8（從 0 數起，都小於總數）；只有一個處理程序就留空。`,
    `DISCORD_SHARDS is “${value}”, which says no shards: please write those of this process and how many there are, as in 0,1/4 or 0-3/8 (counted from 0, each below the total), or leave it empty for a single process.`,
  ],
  'config_invalid:shards_alone': () => [
    '设了 DISCORD_SHARDS，只接一部分分片，却没有设 DATABASE_URL：几个进程要共用一个数据库，请两个都设，或都不设。',
    '設了 DISCORD_SHARDS，只接一部分分片，卻沒有設 DATABASE_URL：幾個處理程序要共用一個資料庫，請兩個都設，或都不設。',
    'DISCORD_SHARDS names some of the shards only, but DATABASE_URL is not set: several processes have to share a database, so please set both, or neither.',
  ],
  'config_invalid:no_token': () => [
    `没有设置 DISCORD_TOKEN：请在 .env 里填入机器人的令牌，再运行 ${startCommand}。`,
    `沒有設定 DISCORD_TOKEN：請在 .env 裡填入機器人的權杖（token），再執行 ${startCommand}。`,
    `DISCORD_TOKEN is not set: please put the bot’s token into .env, then run ${startCommand}.`,
  ],
  'config_invalid:public_servers': () => [
    'SERVERS_FILE 里有几个服务器时，HTTP_PUBLIC=read 说不清给来访者看谁的语料：请去掉 HTTP_PUBLIC，让成员登录；或为要公开的那个语料另开一个进程。',
    'SERVERS_FILE 裡有幾個伺服器時，HTTP_PUBLIC=read 說不清給來訪者看誰的語料：請去掉 HTTP_PUBLIC，讓成員登入；或為要公開的那個語料另開一個處理程序。',
    'With several servers in SERVERS_FILE, HTTP_PUBLIC=read does not say whose corpus visitors read: remove HTTP_PUBLIC and let members log in, or run another process for the corpus that is open to everybody.',
  ],
  'config_invalid:no_servers': () => [
    '--server 只能和 SERVERS_FILE 一起用：请在 .env 里填入 servers.yaml 的路径，或不用 --server。',
    '--server 只能和 SERVERS_FILE 一起用：請在 .env 裡填入 servers.yaml 的路徑，或不用 --server。',
    'The option --server needs SERVERS_FILE: please put the path of servers.yaml into .env, or leave --server out.',
  ],
  'usage:unknown_server': ({ server, names }: { server: string; names: readonly string[] }) => [
    `servers.yaml 里没有“${server}”：请用其中一个名称或编号（${names.join('、')}）。`,
    `servers.yaml 裡沒有「${server}」：請用其中一個名稱或編號（${names.join('、')}）。`,
    `There is no “${server}” in servers.yaml: please use one of its names or ids (${names.join(', ')}).`,
  ],
  'config_invalid:servers': ({ path, at }: { path: string; at: string }) => [
    `${path} 里的 ${at} 填写有误或不认识：请对照 docs/settings.md 修改；服务器编号要加引号。`,
    `${path} 裡的 ${at} 填寫有誤或不認識：請對照 docs/settings.md 修改；伺服器編號要加引號。`,
    `The part ${at} of ${path} is not valid, or unknown: please correct it as docs/settings.md says; ids of servers need quotes.`,
  ],
  'config_invalid:servers_line': ({ path, line }: { path: string; line: number }) => [
    `${path} 第 ${line} 行不是正确的 YAML：请检查缩进、冒号和引号。`,
    `${path} 第 ${line} 行不是正確的 YAML：請檢查縮排、冒號和引號。`,
    `Line ${line} of ${path} is not valid YAML: please check indentation, colons and quotes.`,
  ],
  'config_invalid:servers_shared': ({ path, shared }: { path: string; shared: string }) => [
    `${path} 里有两处用了同一个（或互相包含的）${shared}：请让每个服务器的编号、名称、语料、索引和状态文件夹都分开。`,
    `${path} 裡有兩處用了同一個（或互相包含的）${shared}：請讓每個伺服器的編號、名稱、語料、索引和狀態資料夾都分開。`,
    `The file ${path} uses ${shared} twice, or within another folder: please give each server an id, a name, and folders for corpus, index and state of its own.`,
  ],
  'config_unreadable:missing': ({ path }: { path: string }) =>
    settingsUnreadable(
      path,
      ['没有这个文件', '沒有這個檔案', 'there is no such file'],
      ['请改正 SERVERS_FILE', '請改正 SERVERS_FILE', 'correct SERVERS_FILE'],
    ),
  'config_unreadable:line': ({ path, line }: { path: string; line: number }) =>
    settingsUnreadable(
      path,
      [
        `第 ${line} 行既不是注释，也不是“名称=值”`,
        `第 ${line} 行既不是註解，也不是「名稱=值」`,
        `line ${line} is neither a comment nor NAME=value`,
      ],
      [
        '请改正这一行，注释以 # 开头',
        '請改正這一行，註解以 # 開頭',
        'correct this line; comments begin with #',
      ],
    ),
  'config_unreadable:link': ({ path }: { path: string }) =>
    settingsUnreadable(
      path,
      [
        '它是一个链接，所指的文件不存在',
        '它是一個連結，所指的檔案不存在',
        'it is a link to a file that is not there',
      ],
      ['请改正链接，或删去它', '請改正連結，或刪去它', 'correct the link, or delete it'],
    ),
  'config_unreadable:system': ({ path, fault }: { path: string; fault: string }) => {
    const [simplified, traditional, english] = faultSaid(fault, 'read')
    return settingsUnreadable(
      path,
      [`它${simplified}`, `它${traditional}`, english],
      ['请改正，或删去它', '請改正，或刪去它', 'correct this, or delete the file'],
    )
  },
  'config_unreadable:encoding': ({ path, isUtf16 }: { path: string; isUtf16: boolean }) =>
    settingsUnreadable(
      path,
      [
        `它的编码${isUtf16 ? '是 UTF-16，' : ''}不是 UTF-8`,
        `它的編碼${isUtf16 ? '是 UTF-16，' : ''}不是 UTF-8`,
        `its encoding is ${isUtf16 ? 'UTF-16, ' : ''}not UTF-8`,
      ],
      [
        '请在编辑器里另存为 UTF-8 编码',
        '請在編輯器裡另存為 UTF-8 編碼',
        'save it as UTF-8 in an editor',
      ],
    ),
  'discord_login:token': () => [
    '登录失败：Discord 拒绝了这个 DISCORD_TOKEN：请到开发者后台重新复制（Bot → Reset Token）后再启动。',
    '登入失敗：Discord 拒絕了這個 DISCORD_TOKEN：請到開發者後台重新複製（Bot → Reset Token）後再啟動。',
    'Discord refused this DISCORD_TOKEN: please copy it anew in the developer portal (Bot → Reset Token) and start again.',
  ],
  'discord_login:intents': () => [
    '登录失败：这个应用没有读取消息内容的权限：请在开发者后台打开 Message Content Intent，或不设 DISCORD_MESSAGE_CONTENT。',
    '登入失敗：這個應用程式沒有讀取訊息內容的權限：請在開發者後台開啟 Message Content Intent，或不設 DISCORD_MESSAGE_CONTENT。',
    'Discord does not let this application read messages: please turn on Message Content Intent in the developer portal, or leave DISCORD_MESSAGE_CONTENT unset.',
  ],
  discord_unreachable: ({ status }: { status: number | null }) => [
    `连不上 Discord${status === null ? '' : `（HTTP ${status}）`}：请检查网络、代理和 DISCORD_API_URL。`,
    `連不上 Discord${status === null ? '' : `（HTTP ${status}）`}：請檢查網路、代理和 DISCORD_API_URL。`,
    `Discord cannot be reached${status === null ? '' : ` (HTTP ${status})`}: please check the network, the proxy and DISCORD_API_URL.`,
  ],
  port_unavailable: ({ host, port, fault }: { host: string; port: number; fault: string }) => {
    const [simplified, traditional, english] = portFaults[fault] ?? otherPortFault
    return [
      `健康检查的端口 ${host}:${port} ${simplified}：请改 HTTP_PORT（或 HTTP_HOST），或留空不开。`,
      `健康檢查的連接埠 ${host}:${port} ${traditional}：請改 HTTP_PORT（或 HTTP_HOST），或留空不開。`,
      `The port of the health check, ${host}:${port}, ${english}: please change HTTP_PORT (or HTTP_HOST), or leave it empty to do without.`,
    ]
  },
} satisfies Record<string, (values: never) => Said>
