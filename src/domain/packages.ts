import { createRequire } from 'node:module'
import { isInstalled } from './command-line.js'
import { YoujuError } from './errors.js'

const { resolve } = createRequire(import.meta.url)

/**
 * Checks that packages which are loaded late are installed, since an installation may omit them (npm's --omit=peer).
 * @param otherwise how to do without them, as the end of a sentence
 * @throws YoujuError model_missing
 */
export function needPackages(names: readonly string[], otherwise: string): void {
  const missing = names.filter((name) => !isThere(name))
  if (missing.length === 0) return
  const install = isInstalled
    ? '请在安装它的文件夹里运行 npm install'
    : '请在程序文件夹里运行 npm ci'
  throw new YoujuError(
    'model_missing',
    `没有安装程序包 ${missing.join('、')}：${install}（不带 --omit=peer），或者${otherwise}。`,
  )
}

function isThere(name: string): boolean {
  try {
    resolve(name)
    return true
  } catch (error) {
    return (error as { code?: string }).code !== 'MODULE_NOT_FOUND'
  }
}
