/** What npm runs after an installation: compiles src/ to dist/, which needs the packages for development. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const pathOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const compiler = pathOf('node_modules/typescript/bin/tsc')

if (existsSync(compiler)) {
  const project = pathOf('tsconfig.build.json')
  process.exitCode =
    spawnSync(process.execPath, [compiler, '-p', project], { stdio: 'inherit' }).status ?? 1
} else if (!existsSync(pathOf('dist/main.js'))) {
  console.error(
    '程序还没有编译：请运行 npm ci && npm prune --omit=dev，先编译，再删去开发用的程序包。\n' +
      'Nothing is compiled yet: run `npm ci && npm prune --omit=dev`, which compiles, then removes the packages for development.',
  )
}
