import { join } from 'node:path'
import { type App, type AppOptions, createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { news, writeFiles } from '../cli/news.js'
import { temporaryFolder } from '../cli/run-youju.js'
import { strictStore } from '../index/strict-store.js'

/** An app with its own corpus, below one temporary folder. */
export interface AppOnNews {
  folder: string
  corpus: string
  indexDir: string
  stateDir: string
  app: App
  /** Opens another app over the same folders. */
  open(options?: AppOptions): App
  write(files: Readonly<Record<string, string | Buffer>>): Promise<void>
  remove(): Promise<void>
}

/** Creates an app over the invented news, or over other files; without an index yet. */
export async function appOnNews(
  files: Readonly<Record<string, string | Buffer>> = news,
): Promise<AppOnNews> {
  const { folder, remove } = await temporaryFolder()
  const paths = {
    corpus: join(folder, 'corpus'),
    indexDir: join(folder, 'index'),
    stateDir: join(folder, 'state'),
  }
  const store = strictStore(paths.indexDir)
  const open = (options?: AppOptions) =>
    createApp({ ...readConfig({}), ...paths }, { store, ...options })
  const write = (more: Readonly<Record<string, string | Buffer>>) => writeFiles(paths.corpus, more)
  await write(files)
  return { folder, ...paths, app: open(), open, write, remove }
}

/** The article about the bridge with another figure, which every question about it then finds. */
export const dearerBridge = {
  'bridge.md': (news['bridge.md'] ?? '').replace('18亿元', '21亿元'),
}

export const aboutBridge = '云岭大桥总投资多少？'
