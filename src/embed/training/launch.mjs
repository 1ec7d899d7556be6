/** Runs train.py with the first Python that has the modules it needs; every argument is passed through. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const needed = 'import torch, sentencepiece, onnx, numpy'
// The distribution's interpreter has Debian's modules even where another python3 is first on PATH.
const python = ['python3', '/usr/bin/python3'].find(
  (candidate) => spawnSync(candidate, ['-c', needed], { stdio: 'ignore' }).status === 0,
)

if (python === undefined) {
  console.error(
    'Training needs Python with torch, sentencepiece, onnx and numpy: apt-get install python3-torch python3-sentencepiece python3-onnx python3-numpy.',
  )
  process.exit(3)
}
const script = fileURLToPath(new URL('train.py', import.meta.url))
const run = spawnSync(python, [script, ...process.argv.slice(2)], {
  stdio: 'inherit',
  // Threads that spin while they wait make training ten times slower on a busy machine.
  env: { OMP_WAIT_POLICY: 'PASSIVE', PYTHONDONTWRITEBYTECODE: '1', ...process.env },
})
process.exit(run.status ?? 1)
