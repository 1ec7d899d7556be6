import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Finding } from '../../domain/index.js'
import { finding } from '../../wording/doctor.js'

/** The checksums of the bundled models, as sha256sum writes them. */
const SUMS = 'SHA256SUMS'

/** Compares each file of the bundled models with its checksum. */
export async function models(modelsDir: string): Promise<Finding> {
  const list = await readFile(join(modelsDir, SUMS), 'utf8').catch(() => null)
  if (list === null) return finding('models', 'todo', 'models:damaged', { file: SUMS })
  const sums = [...list.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)]
  for (const [, sum, file = ''] of sums) {
    const found = await sumOf(join(modelsDir, file)).catch(() => null)
    if (found !== sum) return finding('models', 'todo', 'models:damaged', { file })
  }
  const names = [...new Set(sums.map(([, , file = '']) => file.split('/')[0] ?? ''))]
  return finding('models', 'ok', 'models', { names })
}

async function sumOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
