import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { home } from '../config.js'

interface Asset {
  type: string
  bytes: Buffer<ArrayBuffer>
}

const types = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}
const names = ['page.css', 'reading.css', 'moderating.css', 'icon.svg'] as const
type AssetName = (typeof names)[number]

const byPath = new Map<string, Asset>()
const paths = new Map<AssetName, string>()

/** Returns the address of a file that pages load; it changes with the file, so that browsers may keep it for ever. */
export function assetPath(name: AssetName): string {
  const known = paths.get(name)
  if (known) return known
  const bytes = readFileSync(join(home, 'src/web/assets', name))
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 10)
  const extension = name.slice(name.lastIndexOf('.') + 1) as keyof typeof types
  const path = `/assets/${hash}.${extension}`
  byPath.set(path, { type: types[extension], bytes })
  paths.set(name, path)
  return path
}

/** Returns the file at an address that `assetPath` gave; null for any other. */
export function assetAt(path: string): Asset | null {
  for (const name of names) assetPath(name)
  return byPath.get(path) ?? null
}
