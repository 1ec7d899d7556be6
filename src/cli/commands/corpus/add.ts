import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { AddedFile, SentFile } from '../../../app.js'
import { YoujuError } from '../../../domain/index.js'
import { audited } from '../../audit.js'
import type { CommandContext, CommonOptions } from '../../context.js'
import type { Terminal } from '../../terminal.js'

/** Puts files into the corpus; fails when nothing of them was accepted. */
export async function add(
  context: CommandContext,
  paths: readonly string[],
  options: CommonOptions,
): Promise<void> {
  const { terminal, exitWith } = context
  const files = await Promise.all(paths.map(sent))
  const app = await context.open(options)
  const add = () => app.addToCorpus(files)
  const added = await audited(app, terminal, 'corpus.add', add, (results) => ({
    outcome: results.some(({ outcome }) => outcome === 'added') ? 'done' : 'failed',
    detail: results.map(({ name, file, outcome }) => `${name}：${file ?? outcome}`).join('；'),
  }))
  if (options.json) terminal.out(JSON.stringify({ files: added }))
  else for (const file of added) draw(file, terminal)
  if (added.every(({ outcome }) => outcome === 'rejected')) exitWith(1)
}

async function sent(path: string): Promise<SentFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) }
  } catch (cause) {
    throw new YoujuError('file_unreadable', `读不到文件 ${path}：请检查路径。`, { cause })
  }
}

function draw({ name, outcome, file, articles, rejected }: AddedFile, terminal: Terminal): void {
  const titles = articles.map(({ id, title }) => `  · ${title ?? '（无标题）'} · ${id}`)
  if (outcome === 'added') {
    terminal.out([`${name} → ${file}：${articles.length} 篇文章`, ...titles].join('\n'))
  } else if (outcome === 'present') {
    terminal.out(`${name}：语料里已有相同的文件 ${file}，没有再添加。`)
  }
  for (const { file: place, reason } of rejected) terminal.err(`拒绝 ${place}：${reason}`)
}
