import { type Command, InvalidArgumentError } from 'commander'
import { tokenScopes } from '../domain/index.js'
import { below, common, parsers } from './command.js'
import { revokeLinks, revokeLogins } from './commands/access.js'
import { addToken, listTokens, revokeToken, scopesIn } from './commands/token.js'
import type { CommandContext } from './context.js'

/** Adds the commands for what lets people and programs in: `token …` for the API, `links revoke`, `logins revoke`. */
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

  const links = common(root.command('links'), commands.links, words).helpCommand(false)
  below(links, 'revoke', commands.linksRevoke, words).action((options) =>
    revokeLinks(context, options),
  )
  const logins = common(root.command('logins'), commands.logins, words).helpCommand(false)
  below(logins, 'revoke', commands.loginsRevoke, words).action((options) =>
    revokeLogins(context, options),
  )
}
