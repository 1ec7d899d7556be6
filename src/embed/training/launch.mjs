/** Runs train.py; every argument is passed through. */
import { fileURLToPath } from 'node:url'
import { runPython } from './python.mjs'

const script = fileURLToPath(new URL('train.py', import.meta.url))
runPython(script, process.argv.slice(2), ['torch', 'sentencepiece', 'onnx', 'numpy'])
