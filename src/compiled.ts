/** The folder that this module runs from: src/ in tests, else dist/. */
const here = new URL('.', import.meta.url)

/**
 * Where a module of ours lies compiled. Threads and processes run compiled, whoever starts them: vitest, which runs the rest from
 * src/, builds before it runs (test/support/build.ts).
 * @param module as `new URL('./name.js', import.meta.url)` gives it
 */
export function compiled(module: URL): URL {
  return new URL(`../dist/${module.href.slice(here.href.length)}`, here)
}
