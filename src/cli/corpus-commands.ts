import type { Command } from 'commander'
import { below, pageNumber, path, positive } from './command.js'
import { add } from './commands/corpus/add.js'
import { gaps } from './commands/corpus/gaps.js'
import { history, rollback } from './commands/corpus/history.js'
import { list } from './commands/corpus/list.js'
import { plan } from './commands/corpus/plan.js'
import { remove } from './commands/corpus/remove.js'
import { status } from './commands/corpus/status.js'
import type { CommandContext } from './context.js'

/** Adds the commands for moderators: `corpus list`, `corpus status`, and so on. */
export function corpusCommands(root: Command, context: CommandContext): void {
  const corpus = root
    .command('corpus')
    .description('管理语料和索引的版本')
    .helpOption('-h, --help', '显示用法')
    .helpCommand(false)
  const command = (usage: string, description: string) => below(corpus, usage, description)

  command('list [query]', '列出索引里的文章，新的在前；可按标题、来源、文件查找')
    .option('--source <name>', '只看这家媒体的文章')
    .option('--page <n>', '第几页', pageNumber, 1)
    .option('--per-page <n>', '每页几篇', positive, 20)
    .action((query, options) => list(context, query, options))
  command('status', '显示语料和索引的现状').action((options) => status(context, options))
  command('plan', '预览刷新会做什么，不写入任何东西').action((options) => plan(context, options))
  command('history', '列出保留的索引版本，新的在前')
    .option('--audit [n]', '另外列出最近 n 次管理操作（默认 20）', positive)
    .action((options) => history(context, options))
  command('rollback <version>', '让一个保留的版本重新服务').action((version, options) =>
    rollback(context, version, options),
  )
  command(
    'add <file-or-url...>',
    '把文件或公开网页（http、https）放进语料的 inbox/；- 表示标准输入',
  )
    .option('--name <name>', '标准输入的文件名，扩展名说明格式（默认 stdin.txt）', path)
    .action((given, options) => add(context, given, options))
  command('remove <target>', '把一个文件或一篇文章移出语料')
    .option('--dry-run', '只说明会移除什么')
    .action((target, options) => remove(context, target, options))
  command('gaps', '列出没答上来、或被评为不对的问题，相近的归为一类')
    .option('--close <id>', '把这一类标为已处理')
    .action((options) => gaps(context, options))
}
