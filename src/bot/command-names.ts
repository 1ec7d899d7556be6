import type { BotLocale } from './locale.js'

type Names = readonly [simplified: string, traditional: string, english: string]

/**
 * What each command and subcommand is called: they are registered under these names, and messages call them by these
 * names, so that a person finds in the client what a message speaks of.
 */
export const commandNames = {
  ask: ['提问', '提問', 'ask'],
  check: ['查证', '查證', 'check'],
  sources: ['语料', '語料', 'sources'],
  article: ['文章', '文章', 'article'],
  help: ['帮助', '幫助', 'help'],
  privacy: ['隐私', '隱私', 'privacy'],
  gaps: ['待补', '待補', 'gaps'],
  corpus: ['语料管理', '語料管理', 'corpus'],
  'corpus status': ['状态', '狀態', 'status'],
  'corpus add': ['添加', '新增', 'add'],
  'corpus remove': ['移除', '移除', 'remove'],
  'corpus refresh': ['刷新', '更新', 'refresh'],
  'corpus history': ['版本', '版本', 'history'],
  'corpus rollback': ['退回', '退回', 'rollback'],
} as const satisfies Record<string, Names>

export type CommandName = keyof typeof commandNames

const places: Record<BotLocale, 0 | 1 | 2> = { 'zh-CN': 0, 'zh-TW': 1, en: 2 }

/** A command as it is typed in one language, e.g. /语料管理 刷新. */
export function typedIn(locale: BotLocale): (command: CommandName) => string {
  const nameOf = (command: CommandName): string => commandNames[command][places[locale]]
  return (command) =>
    command.startsWith('corpus ')
      ? `/${nameOf('corpus')} ${nameOf(command)}`
      : `/${nameOf(command)}`
}
