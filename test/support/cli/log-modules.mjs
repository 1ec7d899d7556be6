/** For `node --import`: prints each loaded module on standard error, as `module <url>`. */
import { register } from 'node:module'

register(
  `data:text/javascript,${encodeURIComponent(`
    import { writeSync } from 'node:fs'
    export async function load(url, context, next) {
      writeSync(2, 'module ' + url + '\\n')
      return next(url, context)
    }
  `)}`,
)
