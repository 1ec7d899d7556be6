/** What a command or one of its options is called, and what the client says of it. */
export interface Said {
  name: string
  description: string
}

type With<Option extends string> = Said & { options: Record<Option, Said> }

/**
 * The commands by the names under which the code knows them; a subcommand has its command's name before its own.
 * They are registered under these names, and messages call them by these names.
 */
export interface CommandWords {
  ask: With<'question' | 'private' | 'since' | 'until' | 'source'>
  check: With<'claim' | 'image'>
  sources: With<'query'>
  article: With<'title'>
  help: Said
  privacy: Said
  gaps: Said
  corpus: Said
  'corpus status': Said
  /** Several files may be given: `place` counts from 0. */
  'corpus add': Said & { options: { file(place: number): Said; url: Said } }
  'corpus remove': With<'target'>
  'corpus refresh': Said
  'corpus history': Said
  'corpus rollback': With<'version'>
  /** The entry in the menu of a message. */
  checkMenu: string
}

export type CommandName = Exclude<keyof CommandWords, 'checkMenu'>

/** A command as it is typed in one language, e.g. /语料管理 刷新. */
export function typed(commands: CommandWords): (command: CommandName) => string {
  return (command) => {
    const { name } = commands[command]
    return command.startsWith('corpus ') ? `/${commands.corpus.name} ${name}` : `/${name}`
  }
}
