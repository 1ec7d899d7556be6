import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

test('each version that is no plain caret range has its reason in docs/dependencies.md', () => {
  const documented = readFileSync('docs/dependencies.md', 'utf8').matchAll(/^\| `(.+?)` \|/gm)
  const reasons = new Set(Array.from(documented, ([, name]) => name))
  const { dependencies, peerDependencies, devDependencies } = manifest
  const all = Object.entries({ ...dependencies, ...peerDependencies, ...devDependencies })
  const unusual = all.filter(([, version]) => !/^\^\d/.test(version)).map(([name]) => name)
  expect(unusual).toContain('onnxruntime-node')
  expect(unusual.filter((name) => !reasons.has(name))).toEqual([])
})
