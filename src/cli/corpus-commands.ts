import type { Command } from 'commander'
import { below, common, parsers } from './command.js'
import { add } from './commands/corpus/add.js'
import { addFeed, changeFeed, checkFeed, listFeeds, showFeed } from './commands/corpus/feeds.js'
import { gaps } from './commands/corpus/gaps.js'
import { history, rollback } from './commands/corpus/history.js'
import { list } from './commands/corpus/list.js'
import { plan } from './commands/corpus/plan.js'
import { remove } from './commands/corpus/remove.js'
import { status } from './commands/corpus/status.js'
import { turned } from './commands/corpus/turned.js'
import type { CommandContext } from './context.js'

/** Adds the commands for moderators: `corpus list`, `corpus status`, and so on. */
export function corpusCommands(root: Command, context: CommandContext): void {
  const { words } = context.terminal
  const { commands, options: of } = words.help
  const { page, path, positive } = parsers(words)
  const corpus = common(root.command('corpus'), commands.corpus, words).helpCommand(false)
  const command = (usage: string, description: string) => below(corpus, usage, description, words)

  command('list [query]', commands.list)
    .option('--source <name>', of.source)
    .option('--page <n>', of.page, page, 1)
    .option('--per-page <n>', of.perPage, positive, 20)
    .action((query, options) => list(context, query, options))
  command('status', commands.status).action((options) => status(context, options))
  command('plan', commands.plan).action((options) => plan(context, options))
  command('history', commands.history)
    .option('--audit [n]', of.audit, positive)
    .action((options) => history(context, options))
  command('rollback <version>', commands.rollback).action((version, options) =>
    rollback(context, version, options),
  )
  command('add <file-or-url...>', commands.add)
    .option('--name <name>', of.name, path)
    .action((given, options) => add(context, given, options))
  command('remove <target>', commands.remove)
    .option('--dry-run', of.dryRun)
    .action((target, options) => remove(context, target, options))
  command('gaps', commands.gaps)
    .option('--close <id>', of.close)
    .action((options) => gaps(context, options))
  command('turned', commands.turned)
    .option('--days <n>', of.days, positive)
    .option('--most <n>', of.mostTurned, positive, 50)
    .action((options) => turned(context, options))
  feedCommands(corpus, context)
}

/** Adds `corpus feeds add`, `corpus feeds list`, and so on. */
function feedCommands(corpus: Command, context: CommandContext): void {
  const { words } = context.terminal
  const { commands, options: of } = words.help
  const feeds = common(corpus.command('feeds'), commands.feeds, words).helpCommand(false)
  const command = (usage: string, description: string) => below(feeds, usage, description, words)
  command('add <address>', commands.feedsAdd)
    .option('--under <path>', of.under)
    .option('--schedule <cron>', of.schedule)
    .option('--time-zone <zone>', of.timeZone)
    .action((address, options) => addFeed(context, address, options))
  command('list', commands.feedsList).action((options) => listFeeds(context, options))
  command('show <id>', commands.feedsShow).action((id, options) => showFeed(context, id, options))
  command('pause <id>', commands.feedsPause).action((id, options) =>
    changeFeed(context, 'pause', id, options),
  )
  command('resume <id>', commands.feedsResume).action((id, options) =>
    changeFeed(context, 'resume', id, options),
  )
  command('remove <id>', commands.feedsRemove).action((id, options) =>
    changeFeed(context, 'remove', id, options),
  )
  command('check <id>', commands.feedsCheck).action((id, options) =>
    checkFeed(context, id, options),
  )
}
