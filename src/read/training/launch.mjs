/** npm run model:reader -- data|train|export …: makes the data (in TypeScript), trains, writes the model (in Python). */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runPython } from '../../embed/training/python.mjs'

const [step, ...args] = process.argv.slice(2)
const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url))

if (step === 'data') {
  const script = pathOf('../../../dist/bench/fitting/reader-data.js')
  const run = spawnSync(process.execPath, ['--max-old-space-size=12000', script, ...args], {
    stdio: 'inherit',
  })
  process.exit(run.status ?? 1)
}
if (step !== 'train' && step !== 'export') {
  console.error('usage: npm run model:reader -- data|train|export …')
  process.exit(1)
}
runPython(pathOf(`${step}.py`), args, ['torch', 'onnx', 'numpy'], {
  OPENBLAS_NUM_THREADS: '1',
  ...allocator(),
  ...kernels(),
})

/** glibc gives every large tensor back to the system, and to get it again took 60 s a step; this one keeps it. */
function allocator() {
  const library = ['x86_64', 'aarch64']
    .map((machine) => `/usr/lib/${machine}-linux-gnu/libjemalloc.so.2`)
    .find(existsSync)
  if (library === undefined) return {}
  return { LD_PRELOAD: library, MALLOC_CONF: 'dirty_decay_ms:-1,muzzy_decay_ms:-1' }
}

/** OpenBLAS takes processors that it does not know, as virtual ones, for very old: five times slower. */
function kernels() {
  const processor = '/proc/cpuinfo'
  const isKnownToHave512 =
    existsSync(processor) && /\bavx512bw\b/.test(readFileSync(processor, 'utf8'))
  return isKnownToHave512 ? { OPENBLAS_CORETYPE: 'SkylakeX' } : {}
}
