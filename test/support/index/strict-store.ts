import { FileStore, type IndexStore } from '../../../src/index/index.js'
import { strictVersion } from './strict-version.js'

/** An index in a folder whose versions give only what was fetched from them: see `strictVersion`. */
export function strictStore(indexDir: string): IndexStore {
  const store = new FileStore(indexDir)
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (name === 'open') {
        return async (...given: Parameters<FileStore['open']>) =>
          strictVersion(await target.open(...given))
      }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
