import { isAbsolute, relative, resolve, sep } from 'node:path'

/** Decides whether a path is a folder or below it, by their names alone. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
