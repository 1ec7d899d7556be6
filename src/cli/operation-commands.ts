import type { Command } from 'commander'
import { below, common } from './command.js'
import { backup, restore } from './commands/operation/backup.js'
import { doctor } from './commands/operation/doctor.js'
import { setup } from './commands/operation/setup.js'
import { moveRecords } from './commands/operation/state.js'
import type { CommandContext } from './context.js'

/** Adds the commands for whoever runs the program. */
export function operationCommands(root: Command, context: CommandContext): void {
  const { words } = context.terminal
  const { commands, options: of } = words.help
  const command = (usage: string, description: string) => below(root, usage, description, words)

  common(root.command('setup'), commands.setup, words).action(() => setup(context))
  command('doctor', commands.doctor)
    .option('--channel <id>', of.channel)
    .action((options) => doctor(context, options))
  command('backup <file>', commands.backup)
    .option('--with-index', of.withIndex)
    .action((file, options) => backup(context, file, options))
  command('restore <file>', commands.restore)
    .option('--force', of.overwrite)
    .action((file, options) => restore(context, file, options))
  const state = common(root.command('state'), commands.state, words).helpCommand(false)
  below(state, 'move', commands.stateMove, words)
    .option('--to <url>', of.moveTo)
    .action((options) => moveRecords(context, options))
}
