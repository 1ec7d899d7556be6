import { type Command, InvalidArgumentError } from 'commander'
import { tokenScopes } from '../domain/index.js'
import { below, common, parsers } from './command.js'
import { addToken, listTokens, revokeToken, scopesIn } from './commands/token.js'
import type { CommandContext } from './context.js'

/** Adds the commands for the tokens of the API: `token add`, `token list`, `token revoke`. */
export function tokenCommands(root: Command, context: CommandContext): void {
  const { words } = context.terminal
  const { commands, options: of } = words.help
  const { positive } = parsers(words)
  const token = common(root.command('token'), commands.token, words).helpCommand(false)
  const command = (usage: string, description: string) => below(token, usage, description, words)
  const scopes = (value: string) => {
    const known = scopesIn(value)
    if (known) return known
    throw new InvalidArgumentError(words.advice.scope)
  }

  command('add <name>', commands.tokenAdd)
    .option('--scope <list>', of.scope, scopes, [...tokenScopes])
    .option('--days <n>', of.tokenDays, positive, 90)
    .action((name, options) => addToken(context, name, options))
  command('list', commands.tokenList).action((options) => listTokens(context, options))
  command('revoke <id>', commands.tokenRevoke).action((id, options) =>
    revokeToken(context, id, options),
  )
}
