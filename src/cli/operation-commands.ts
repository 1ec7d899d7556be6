import type { Command } from 'commander'
import { below } from './command.js'
import { doctor } from './commands/operation/doctor.js'
import type { CommandContext } from './context.js'

/** Adds the commands for whoever runs the program. */
export function operationCommands(root: Command, context: CommandContext): void {
  const { words } = context.terminal
  const { commands, options: of } = words.help
  const command = (usage: string, description: string) => below(root, usage, description, words)

  command('doctor', commands.doctor)
    .option('--channel <id>', of.channel)
    .action((options) => doctor(context, options))
}
