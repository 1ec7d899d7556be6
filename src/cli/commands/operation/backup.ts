import type { CommandContext, CommonOptions } from '../../context.js'

const MB = 1024 * 1024

/** Backs up records, corpus and settings to one file. */
export async function backup(
  { terminal, operation }: CommandContext,
  path: string,
  options: CommonOptions & { withIndex?: boolean },
): Promise<void> {
  const { withIndex = false, server } = options
  const done = await operation.backUp({
    path,
    withIndex,
    ...(server === undefined ? {} : { server }),
  })
  const said = terminal.words.operation
  const lines = [
    said.backedUp(done.path, done.files, Math.ceil(done.bytes / MB)),
    ...(done.indexInDatabase ? [said.backedUpWithoutIndex] : []),
  ]
  terminal.out(options.json ? JSON.stringify(done) : lines.join('\n'))
}

/** Puts a backup back. */
export async function restore(
  { terminal, operation }: CommandContext,
  path: string,
  options: CommonOptions & { force?: boolean },
): Promise<void> {
  const done = await operation.restore({ path, force: options.force ?? false })
  const said = terminal.words.operation
  const lines = [
    said.restored(done.files, done.createdAt),
    ...done.setAside.map((place) => said.setAside(place)),
    ...done.settings.map((file) => said.settingsAside(file)),
    ...(done.recordsToMove ? [said.restoredRecords] : []),
    said.restoreNext,
  ]
  terminal.out(options.json ? JSON.stringify(done) : lines.join('\n'))
}
