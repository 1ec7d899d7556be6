import { createRequire } from 'node:module'
import type { pinyin as Pinyin } from 'pinyin-pro'

const require = createRequire(import.meta.url)

/** The function of pinyin-pro, loaded on first use: its dictionary takes longer to load than most commands run. */
export const pinyin = ((...args: Parameters<typeof Pinyin>) =>
  (require('pinyin-pro') as typeof import('pinyin-pro')).pinyin(...args)) as typeof Pinyin
