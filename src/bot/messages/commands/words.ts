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
  /** The other options are those of `ask`. */
  timeline: With<'subject'>
  check: With<'claim' | 'image'>
  sources: With<'query'>
  article: With<'title'>
  help: Said
  privacy: Said
  gaps: Said
  channel: Said
  'channel show': Said
  'channel set': With<'answers' | 'source' | 'since' | 'until'>
  'channel clear': Said
  corpus: Said
  'corpus status': Said
  /** Several files may be given: `place` counts from 0. */
  'corpus add': Said & { options: { file(place: number): Said; url: Said } }
  'corpus remove': With<'target'>
  'corpus refresh': Said
  'corpus history': Said
  'corpus notify': With<'reports' | 'digest'>
  'corpus rollback': With<'version'>
  'corpus feeds': Said
  'corpus feeds add': With<'address' | 'under' | 'schedule' | 'zone'>
  'corpus feeds list': Said
  'corpus feeds show': With<'feed'>
  'corpus feeds pause': With<'feed'>
  'corpus feeds resume': With<'feed'>
  'corpus feeds remove': With<'feed'>
  'corpus feeds check': With<'feed'>
  'corpus turned': Said
  watch: Said
  'watch answer': With<'link'>
  'watch topic': With<'question'>
  'watch list': Said
  'watch stop': Said
  /** The entry in the menu of a message. */
  checkMenu: string
}

export type CommandName = Exclude<keyof CommandWords, 'checkMenu'>

/** A command as it is typed in one language, e.g. /语料管理 刷新. */
export function typed(commands: CommandWords): (command: CommandName) => string {
  return (command) => {
    const parts = command.split(' ')
    const names = parts.map((_, n) => commands[parts.slice(0, n + 1).join(' ') as CommandName].name)
    return `/${names.join(' ')}`
  }
}
