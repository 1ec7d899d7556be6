/** The folder that this module runs from: src/ in tests, else dist/. */
const here = new URL('.', import.meta.url)

/**
 * Returns the URL of a compiled module of ours. Threads and child processes always run compiled code: vitest runs the
 * rest from src/, but builds first (test/support/global-setup.ts).
 * @param module from `new URL('./name.js', import.meta.url)`
 */
export function compiled(module: URL): URL {
  return new URL(`../dist/${module.href.slice(here.href.length)}`, here)
}
