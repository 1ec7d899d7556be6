import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { AddedFile, App, SentFile } from '../../../app.js'
import { YoujuError } from '../../../domain/index.js'
import { fileUnreadable } from '../../../wording/failure.js'
import { audited } from '../../audit.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import { jsonOf, rejectedLine } from '../../rejected.js'
import type { Terminal } from '../../terminal.js'

/** Adds files, pages and standard input to the corpus; fails if nothing was accepted. */
export async function add(
  context: CommandContext,
  given: readonly string[],
  options: CommonOptions & { name?: string },
): Promise<void> {
  const { terminal, exitWith } = context
  // Unreadable input is reported before anything is added.
  const sent = await Promise.all(given.map((one) => read(one, options.name)))
  const app = await context.open(options)
  const add = async () => {
    const results: AddedFile[] = []
    for (const one of sent) {
      if (one instanceof URL) results.push(await addPage(app, one.href))
      else results.push(...(await app.addToCorpus([one])))
    }
    return results
  }
  const added = await audited(app, terminal, 'corpus.add', add, (results) => ({
    outcome: results.some(({ outcome }) => outcome === 'added') ? 'done' : 'failed',
    detail: results
      .map(({ name, file, outcome }) => terminal.words.because(name, file ?? outcome))
      .join(terminal.words.semicolon),
  }))
  if (options.json) terminal.out(jsonOf({ files: added }, context.lang))
  else for (const file of added) draw(file, terminal)
  if (added.every(({ outcome }) => outcome === 'rejected')) exitWith(1)
}

async function read(given: string, name = 'stdin.txt'): Promise<SentFile | URL> {
  if (/^https?:\/\//i.test(given) && URL.canParse(given)) return new URL(given)
  return given === '-' ? { name, bytes: await buffer(process.stdin) } : readSent(given)
}

/** A refused page does not prevent others from being added. */
async function addPage(app: App, url: string): Promise<AddedFile> {
  try {
    return await app.addPage(url)
  } catch (error) {
    if (!(error instanceof YoujuError && error.reason)) throw error
    const rejected = [{ file: url, reason: error.reason }]
    return { name: url, outcome: 'rejected', file: null, articles: [], articleCount: 0, rejected }
  }
}

async function readSent(path: string): Promise<SentFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) }
  } catch (cause) {
    throw fileUnreadable(path, cause)
  }
}

function draw({ name, outcome, file, articles, rejected }: AddedFile, terminal: Terminal): void {
  const { words } = terminal
  const titles = articles.map(({ id, title }) => `  · ${title ?? words.untitled} · ${id}`)
  if (outcome === 'added') {
    terminal.out([words.addedFile(name, file ?? '', articles.length), ...titles].join('\n'))
  } else if (outcome === 'present') terminal.out(words.present(name, file ?? ''))
  for (const each of rejected) terminal.err(words.rejected(rejectedLine(each, words)))
}
