import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { isDay } from '../domain/index.js'
import { below, path, positive } from './command.js'
import { article } from './commands/article.js'
import { ask } from './commands/ask.js'
import { check } from './commands/check.js'
import { clean } from './commands/clean.js'
import { type EvalOptions, evaluate } from './commands/eval.js'
import { ingest } from './commands/ingest.js'
import { search } from './commands/search.js'
import type { CommandContext } from './context.js'
import { corpusCommands } from './corpus-commands.js'
import { exitCodeFor, sentenceFor } from './failure.js'

/**
 * Runs one command line and returns its exit code: 0 on success, 2 for wrong use, 1 for a failure, with one sentence on
 * standard error that says what to do.
 */
export async function runCommand(
  args: readonly string[],
  edges: Omit<CommandContext, 'exitWith'>,
  startBot: () => Promise<void>,
): Promise<number> {
  let exitCode = 0
  const context: CommandContext = {
    ...edges,
    exitWith(code) {
      exitCode = code
    },
  }
  try {
    await program(context, startBot).parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    const isHelp = error instanceof CommanderError && /[hH]elp/.test(error.code)
    if (!isHelp) context.terminal.err(sentenceFor(error))
    return exitCodeFor(error)
  }
}

const titles: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

function program(context: CommandContext, startBot: () => Promise<void>): Command {
  const root = new Command('youju')
  root
    .description('有据：只凭证据回答新闻语料里的问题')
    .helpOption('-h, --help', '显示用法')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({
      writeOut: (text) => context.terminal.out(text.trimEnd()),
      writeErr: (text) => context.terminal.err(text.trimEnd()),
      // An error is reported once, where the command line ends.
      outputError: () => {},
    })
  const command = (usage: string, description: string) => below(root, usage, description)

  command('ingest', '使索引与语料一致，只处理变了的部分')
    .option('--force', '抽查题答得不如原来的版本，也启用新版本')
    .action((options) => ingest(context, options))
  ranged(command('ask [question]', '回答一个问题，附原文引用'))
    .option('--batch <file>', '逐行回答一个 JSON Lines 文件（{id, question}）')
    .action((question, options) => ask(context, question, options))
  ranged(command('check [claim]', '查证一句说法：相符、不符、说法不一或语料未载'))
    .option('--batch <file>', '逐行查证一个 JSON Lines 文件（{id, claim}）')
    .action((claim, options) => check(context, claim, options))
  ranged(command('search [query]', '列出与问题最相关的段落'))
    .option('-k <n>', '最多几段', positive, 10)
    .option('--batch <file>', '逐行检索一个 JSON Lines 文件（{id, query}）')
    .action((query, options) => search(context, query, options))
  command('clean <file>', '显示一个文件清理之后的样子').action((file, options) =>
    clean(context, file, options),
  )
  command('article <id>', '显示索引里的一篇文章').action((id, options) =>
    article(context, id, options),
  )
  command('eval <file>', '用一组问题评测索引')
    .option('--without-gold', '把每题的出处及其转载移出索引再问：此时应当沉默')
    .option('--with-model', '让 CHAT_MODEL 的对话模型来写回答，评测核对之后的结果')
    .option('--answers', '把每题的回答写到标准错误')
    .option('--halves', '另外分别报告奇数行和偶数行的问题（第一题为第 1 行）')
    .option('--out <file>', '另外把 JSON 结果写入文件', path)
    .action((file, options: EvalOptions) => evaluate(context, file, options))
  corpusCommands(root, context)
  command('bot', '启动 Discord 机器人').action(() => startBot())
  return root
}

function ranged(command: Command): Command {
  return command
    .option('--since <date>', '只看这一天及以后发表的文章（YYYY-MM-DD）', day)
    .option('--until <date>', '只看这一天及以前发表的文章（YYYY-MM-DD）', day)
    .option('--source <name>', '只看这家媒体的文章')
}

function day(value: string): string {
  if (isDay(value)) return value
  throw new InvalidArgumentError('请写成 YYYY-MM-DD 的日期。')
}
