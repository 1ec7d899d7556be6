import type { FileHandle } from 'node:fs/promises'

/**
 * The moments at which a refresh pauses while it reads: before and after each look at a file of the corpus, and between
 * any two records. Tests change files there; the refresh goes on when they have.
 */
export const gate: {
  /** The folder below which the gate applies; null to switch it off. */
  folder: string | null
  /** Called at each moment with the file, and what was done with it or is about to be. */
  onMoment: (file: string, what: string) => void
} = { folder: null, onMoment: () => {} }

export function pass(path: unknown, what: string): void {
  const { folder } = gate
  if (folder === null || typeof path !== 'string' || !path.startsWith(folder)) return
  gate.onMoment(path.slice(folder.length + 1), what)
}

type Module = Record<string, unknown>
type Call = (...args: unknown[]) => Promise<unknown>

/** Returns `node:fs/promises` with a moment before and after each function that reads. */
export function gatedFiles(real: Module): Module {
  const names = ['readFile', 'stat', 'lstat', 'readdir'] as const
  const gated = Object.fromEntries(
    names.map((name) => {
      const call = real[name] as Call
      const passing: Call = async (...args) => {
        pass(args[0], `before ${name}`)
        try {
          return await call(...args)
        } finally {
          pass(args[0], `after ${name}`)
        }
      }
      return [name, passing]
    }),
  )
  const gatedOpen: Call = async (...args) => {
    pass(args[0], 'before open')
    const file = (await (real.open as Call)(...args)) as FileHandle
    const close = file.close.bind(file)
    file.close = async () => {
      await close()
      pass(args[0], 'read')
    }
    return file
  }
  gated.open = gatedOpen
  return { ...real, ...gated, default: { ...(real.default as Module), ...gated } }
}

type Readers = typeof import('../../../src/ingest/records/record-reader.js')

/** Returns the reader of records, slowed to a few records per step, with a moment between steps. */
export function gatedRecords(real: Readers): Readers {
  class GatedReader extends real.RecordReader {
    readonly #path: string
    constructor(path: string, known = '') {
      super(path, known, { atOnce: 400, mostWaiting: 400 })
      this.#path = path
      pass(path, 'begun')
    }
    override async *blocks(): ReturnType<InstanceType<Readers['RecordReader']>['blocks']> {
      for await (const block of super.blocks()) {
        pass(this.#path, 'record')
        yield block
      }
      pass(this.#path, 'read')
    }
  }
  return { ...real, RecordReader: GatedReader }
}
