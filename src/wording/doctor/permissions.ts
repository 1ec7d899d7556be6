import type { PermissionName } from '../../domain/index.js'
import type { Said } from '../locale.js'

/** The permissions as Discord's own client calls them. */
export const permissionsSaid: Record<PermissionName, Said> = {
  ViewChannel: ['查看频道', '檢視頻道', 'View Channel'],
  SendMessages: ['发送消息', '傳送訊息', 'Send Messages'],
  EmbedLinks: ['嵌入链接', '嵌入連結', 'Embed Links'],
  AttachFiles: ['添加文件', '附加檔案', 'Attach Files'],
  ReadMessageHistory: ['阅读消息历史记录', '讀取訊息歷史', 'Read Message History'],
  CreatePublicThreads: ['创建公共子区', '建立公開討論串', 'Create Public Threads'],
  SendMessagesInThreads: ['在子区内发送消息', '在討論串中傳送訊息', 'Send Messages in Threads'],
}
