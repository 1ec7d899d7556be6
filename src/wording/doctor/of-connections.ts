import { commandLine, type PermissionName } from '../../domain/index.js'
import type { Said } from '../locale.js'
import { permissionsSaid } from './permissions.js'

/** What the doctor says of Discord, of the chat model and of the pages. */
export const ofConnections = {
  token: ({ bot }: { bot: string }): Said => [
    `令牌有效，机器人叫 ${bot}`,
    `權杖有效，機器人叫 ${bot}`,
    `the token is that of the bot ${bot}`,
  ],
  'token:none': (): Said => [
    `没有设置 DISCORD_TOKEN，只能在终端里问答；要接上 Discord，请运行 ${commandLine('setup')}`,
    `沒有設定 DISCORD_TOKEN，只能在終端機裡問答；要接上 Discord，請執行 ${commandLine('setup')}`,
    `DISCORD_TOKEN is not set, so questions are answered in the terminal; ${commandLine('setup')} connects Discord`,
  ],
  'token:refused': (): Said => [
    `Discord 不认这个令牌：请在 https://discord.com/developers/applications 的 Bot 页重新生成，再运行 ${commandLine('setup')}。`,
    `Discord 不認這個權杖：請在 https://discord.com/developers/applications 的 Bot 頁重新產生，再執行 ${commandLine('setup')}。`,
    `Discord refuses the token: please make a new one on the Bot page of https://discord.com/developers/applications, then run ${commandLine('setup')}.`,
  ],
  'token:unreachable': ({ why }: { why: string }): Said => [
    `联系不上 Discord（${why}）：请检查网络、代理和 DISCORD_API_URL。`,
    `聯絡不上 Discord（${why}）：請檢查網路、代理和 DISCORD_API_URL。`,
    `Discord cannot be reached (${why}): please check the network, the proxy and DISCORD_API_URL.`,
  ],
  needs_token: (): Said => [
    '要先有可用的令牌才能检查',
    '要先有可用的權杖才能檢查',
    'can be examined once there is a valid token',
  ],
  intents: (): Said => [
    '需要的 intent 都已打开',
    '需要的 intent 都已開啟',
    'all intents that are needed are on',
  ],
  'intents:missing': (): Said => [
    'DISCORD_MESSAGE_CONTENT 要求读取消息内容，但开发者页面没有打开：请在 Bot 页打开 Message Content Intent，或把这项设置留空。',
    'DISCORD_MESSAGE_CONTENT 要求讀取訊息內容，但開發者頁面沒有開啟：請在 Bot 頁開啟 Message Content Intent，或把這項設定留空。',
    'DISCORD_MESSAGE_CONTENT asks for the content of messages, which is off: please switch on Message Content Intent on the Bot page, or leave the setting empty.',
  ],
  channel: ({ channel }: { channel: string }): Said => [
    `在 #${channel} 的权限齐全`,
    `在 #${channel} 的權限齊全`,
    `the bot has all permissions in #${channel}`,
  ],
  'channel:none': (): Said => [
    '没有指定频道；用 --channel <编号> 检查某个频道的权限',
    '沒有指定頻道；用 --channel <編號> 檢查某個頻道的權限',
    'no channel was named; --channel <id> examines the permissions in one',
  ],
  'channel:unseen': ({ channel }: { channel: string }): Said => [
    `机器人看不到频道 ${channel}：请核对编号，并确认它已被邀请进服务器、可以查看这个频道。`,
    `機器人看不到頻道 ${channel}：請核對編號，並確認它已被邀請進伺服器、可以檢視這個頻道。`,
    `the bot cannot see the channel ${channel}: please check the id, and that the bot is in its server and may view it.`,
  ],
  'channel:lacks': (given: { channel: string; lacks: readonly PermissionName[] }): Said => {
    const names = (at: 0 | 1 | 2) => given.lacks.map((name) => permissionsSaid[name][at])
    return [
      `机器人在 #${given.channel} 缺少权限：请给它“${names(0).join('”“')}”。`,
      `機器人在 #${given.channel} 缺少權限：請給它「${names(1).join('」「')}」。`,
      `the bot lacks permissions in #${given.channel}: please allow ${names(2).join(', ')}.`,
    ]
  },
  chat_model: ({ model }: { model: string }): Said => [
    `对话模型 ${model} 可以联系上`,
    `對話模型 ${model} 可以聯絡上`,
    `the chat model ${model} can be reached`,
  ],
  'chat_model:none': (): Said => [
    '没有设置对话模型，用引文作答',
    '沒有設定對話模型，用引文作答',
    'no chat model is set; answers are made of quotes',
  ],
  'chat_model:refused': ({ host }: { host: string }): Said => [
    `${host} 不认这个密钥：请在 .env 里更正 OPENAI_API_KEY。`,
    `${host} 不認這個金鑰：請在 .env 裡更正 OPENAI_API_KEY。`,
    `${host} refuses the key: please correct OPENAI_API_KEY in .env.`,
  ],
  'chat_model:absent': ({ host, model }: { host: string; model: string }): Said => [
    `${host} 没有模型 ${model}：请先在那里装上它，或更正 CHAT_MODEL。`,
    `${host} 沒有模型 ${model}：請先在那裡裝上它，或更正 CHAT_MODEL。`,
    `${host} has no model ${model}: please install it there, or correct CHAT_MODEL.`,
  ],
  'chat_model:unreachable': ({ host, why }: { host: string; why: string }): Said => [
    `联系不上 ${host} 的对话模型（${why}）：请检查它是否在运行、地址是否正确。`,
    `聯絡不上 ${host} 的對話模型（${why}）：請檢查它是否在執行、位址是否正確。`,
    `the chat model at ${host} cannot be reached (${why}): please check that it runs and that the address is right.`,
  ],
  port: ({ port }: { port: number }): Said => [
    `端口 ${port} 空着`,
    `連接埠 ${port} 空著`,
    `port ${port} is free`,
  ],
  'port:none': (): Said => [
    '没有设置 HTTP_PORT，不提供网页',
    '沒有設定 HTTP_PORT，不提供網頁',
    'HTTP_PORT is not set; no pages are served',
  ],
  'port:served': ({ port }: { port: number }): Said => [
    `本程序正在端口 ${port} 上服务`,
    `本程式正在連接埠 ${port} 上服務`,
    `this program is serving on port ${port}`,
  ],
  public_url: ({ url }: { url: string }): Said => [
    `${url} 打得开`,
    `${url} 打得開`,
    `${url} can be opened`,
  ],
  'public_url:none': (): Said => [
    '没有设置 PUBLIC_URL，来源不带链接',
    '沒有設定 PUBLIC_URL，來源不帶連結',
    'PUBLIC_URL is not set; sources have no links',
  ],
  'public_url:no_port': (): Said => [
    '设置了 PUBLIC_URL，却没有 HTTP_PORT：请在 .env 里补上端口，否则链接打不开。',
    '設定了 PUBLIC_URL，卻沒有 HTTP_PORT：請在 .env 裡補上連接埠，否則連結打不開。',
    'PUBLIC_URL is set without HTTP_PORT: please add the port in .env, or its links lead nowhere.',
  ],
  'public_url:later': ({ url }: { url: string }): Said => [
    `${url} 要等机器人启动以后才能检查`,
    `${url} 要等機器人啟動以後才能檢查`,
    `${url} can be examined once the bot runs`,
  ],
  'public_url:unreachable': ({ url, why }: { url: string; why: string }): Said => [
    `${url} 打不开（${why}）：请检查反向代理是否把它转到 HTTP_PORT。`,
    `${url} 打不開（${why}）：請檢查反向代理是否把它轉到 HTTP_PORT。`,
    `${url} cannot be opened (${why}): please check that your proxy passes it on to HTTP_PORT.`,
  ],
}
