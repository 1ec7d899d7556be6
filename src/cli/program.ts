import { Command, CommanderError } from 'commander'
import type { App } from '../app.js'
import { programVersion } from '../config.js'
import { below, common, parsers } from './command.js'
import { article } from './commands/article.js'
import { ask } from './commands/ask.js'
import { check } from './commands/check.js'
import { clean } from './commands/clean.js'
import { type EvalOptions, evaluate } from './commands/eval.js'
import { ingest } from './commands/ingest.js'
import { mcp } from './commands/mcp.js'
import { search } from './commands/search.js'
import { timeline } from './commands/timeline.js'
import type { CommandContext } from './context.js'
import { corpusCommands } from './corpus-commands.js'
import { exitCodeFor, sentenceFor } from './failure.js'
import { operationCommands } from './operation-commands.js'
import { tokenCommands } from './token-commands.js'

/**
 * Runs one command line and returns its exit code: 0 on success, 2 for wrong use, 1 for a failure, with one sentence on
 * standard error that says what to do.
 */
export async function runCommand(
  args: readonly string[],
  edges: Omit<CommandContext, 'exitWith'>,
  startBot: () => Promise<void>,
  serveMcp: (app: App) => Promise<void>,
): Promise<number> {
  let exitCode = 0
  const context: CommandContext = {
    ...edges,
    exitWith(code) {
      exitCode = code
    },
  }
  try {
    await program(context, startBot, serveMcp).parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    const isHelp = error instanceof CommanderError && /[hH]elp|\.version$/.test(error.code)
    const { terminal } = context
    if (!isHelp) terminal.err(sentenceFor(error, terminal.words))
    return exitCodeFor(error)
  }
}

function program(
  context: CommandContext,
  startBot: () => Promise<void>,
  serveMcp: (app: App) => Promise<void>,
): Command {
  const { words } = context.terminal
  const { about, titles, standard, commands, options: of } = words.help
  const { path, positive, day } = parsers(words)
  const root = common(new Command('youju'), about, words)
    .helpCommand(false)
    .version(programVersion, '-V, --version', of.version)
    .exitOverride()
    .configureHelp({
      styleTitle: (title) => titles[title as keyof typeof titles] ?? title,
      optionDescription: ({ description, defaultValue }) =>
        `${description}${defaultValue === undefined ? '' : standard(String(defaultValue))}`,
    })
    .configureOutput({
      writeOut: (text) => context.terminal.out(text.trimEnd()),
      writeErr: (text) => context.terminal.err(text.trimEnd()),
      // An error is reported once, where the command line ends.
      outputError: () => {},
    })
  const command = (usage: string, description: string) => below(root, usage, description, words)
  const ranged = (command: Command) =>
    command
      .option('--since <date>', of.since, day)
      .option('--until <date>', of.until, day)
      .option('--source <name>', of.source)

  command('ingest', commands.ingest)
    .option('--force', of.force)
    .action((options) => ingest(context, options))
  ranged(command('ask [question]', commands.ask))
    .option('--batch <file>', of.askBatch)
    .action((question, options) => ask(context, question, options))
  ranged(command('check [claim]', commands.check))
    .option('--batch <file>', of.checkBatch)
    .option('--image <file>', of.checkImage)
    .action((claim, options) => check(context, claim, options))
  ranged(command('search [query]', commands.search))
    .option('-k <n>', of.most, positive, 10)
    .option('--batch <file>', of.searchBatch)
    .action((query, options) => search(context, query, options))
  ranged(command('timeline <subject>', commands.timeline)).action((subject, options) =>
    timeline(context, subject, options),
  )
  command('clean <file>', commands.clean).action((file, options) => clean(context, file, options))
  command('article <id>', commands.article).action((id, options) => article(context, id, options))
  command('eval <file>', commands.eval)
    .option('--without-gold', of.withoutGold)
    .option('--with-model', of.withModel)
    .option('--answers', of.answers)
    .option('--halves', of.halves)
    .option('--out <file>', of.out, path)
    .action((file, options: EvalOptions) => evaluate(context, file, options))
  corpusCommands(root, context)
  tokenCommands(root, context)
  command('mcp', commands.mcp).action((options) => mcp(context, options, serveMcp))
  operationCommands(root, context)
  command('bot', commands.bot).action(() => startBot())
  return root
}
