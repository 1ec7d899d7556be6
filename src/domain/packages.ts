import { createRequire } from 'node:module'
import { YoujuError } from './errors.js'

const { resolve } = createRequire(import.meta.url)

/**
 * Checks that packages which are loaded late are installed, since an installation may omit them (npm's --omit=peer).
 * @param otherwise how to do without them, as the end of a sentence
 * @throws YoujuError model_missing
 */
export function needPackages(names: readonly string[], otherwise: string): void {
  const missing = names.filter((name) => !isInstalled(name))
  if (missing.length === 0) return
  throw new YoujuError(
    'model_missing',
    `没有安装程序包 ${missing.join('、')}：请在程序文件夹里运行 npm ci（不带 --omit=peer），或者${otherwise}。`,
  )
}

function isInstalled(name: string): boolean {
  try {
    resolve(name)
    return true
  } catch (error) {
    return (error as { code?: string }).code !== 'MODULE_NOT_FOUND'
  }
}
