import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { constants, gunzipSync, gzipSync } from 'node:zlib'
import type { Random } from '../damage/random.js'

const places = ['东桥', '西桥', '南桥', '北桥', '青禾', '松溪', '云岭', '白鹭']

/** A corpus that is being edited: each change is made at once, or begun and finished later. */
export class ChangingCorpus {
  /** Files changed since `forget`. */
  readonly touched = new Set<string>()
  /** By .jsonl file: its states since `forget`, each as a list of lines. */
  readonly #states = new Map<string, string[][]>()
  #unfinished: (() => void)[] = []
  #count = 0

  constructor(
    readonly folder: string,
    readonly random: Random,
  ) {
    for (const file of ['a.jsonl', 'sub/c.jsonl', 'd.jsonl.gz']) {
      this.#write(file, this.#packed(file, this.#lines(3 + random.below(12))))
    }
    for (const file of ['e.txt', 'f.md', 'sub/g.txt']) this.#write(file, this.#story())
    this.forget()
  }

  /** Treats the current state as the initial one. */
  forget(): void {
    this.touched.clear()
    this.#states.clear()
    for (const file of this.#files()) this.#note(file)
  }

  finish(): void {
    for (const step of this.#unfinished.splice(0)) step()
  }

  /** Makes one random change, or finishes one that was begun. */
  change(): void {
    const step = this.#unfinished.shift()
    if (step && this.random.chance(0.5)) {
      step()
      return
    }
    if (step) this.#unfinished.unshift(step)
    const file = this.random.pick(this.#files())
    // A file that is open for writing is not changed by anything else.
    if (this.#busy.has(file) || !existsSync(this.#path(file))) return
    this.touched.add(file)
    const isRecords = file.includes('.jsonl')
    const kinds = isRecords
      ? ['append', 'append', 'rewrite', 'replace', 'cut', 'tear', 'rename', 'remove', 'touch']
      : ['rewrite', 'rewrite', 'replace', 'cut', 'rename', 'remove', 'touch', 'new']
    const kind = this.random.pick(kinds)
    if (kind === 'append') this.#append(file)
    else if (kind === 'rewrite') this.#rewrite(file)
    else if (kind === 'replace') this.#replace(file)
    else if (kind === 'cut') this.#cut(file)
    else if (kind === 'tear') this.#tear(file)
    else if (kind === 'rename') this.#rename(file)
    else if (kind === 'touch') utimesSync(this.#path(file), new Date(), new Date())
    else if (kind === 'new') {
      if (this.#files().length < 8) this.#begin(`new-${++this.#count}.jsonl`, this.#lines(4))
    } else if (this.#files().length > 5) rmSync(this.#path(file))
    this.#note(file)
  }

  /** Returns the ids of records that were in their file, with the same text, in all its states since `forget`. */
  steadyRecords(): Set<string> {
    const steady = new Set<string>()
    for (const [file, states] of this.#states) {
      for (const line of states[0] ?? []) {
        if (!states.every((state) => state.includes(line))) continue
        steady.add(`${file}#${JSON.parse(line).id}`)
      }
    }
    return steady
  }

  readonly #busy = new Set<string>()
  readonly #known = new Set<string>()

  #files(): string[] {
    return [...this.#known].filter((file) => existsSync(this.#path(file))).sort()
  }

  #path(file: string): string {
    return join(this.folder, file)
  }

  #write(file: string, bytes: string | Buffer): void {
    mkdirSync(dirname(this.#path(file)), { recursive: true })
    writeFileSync(this.#path(file), bytes)
    this.#known.add(file)
  }

  /** Notes a state as the writer intends it: a half-written file is not one. */
  #note(file: string, lines?: readonly string[]): void {
    if (!file.includes('.jsonl') || (this.#busy.has(file) && !lines)) return
    const states = this.#states.get(file) ?? []
    this.#states.set(file, states)
    states.push([...(lines ?? this.#linesOf(file))])
  }

  #linesOf(file: string): string[] {
    return wholeLines(this.#path(file))
  }

  #packed(file: string, lines: readonly string[]): Buffer {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
    return file.endsWith('.gz') ? gzipSync(bytes) : bytes
  }

  #lines(count: number): string[] {
    return Array.from({ length: count }, () => {
      const id = ++this.#count
      return JSON.stringify({ id, text: `${this.random.pick(places)}的工程用了${id}个月完工。` })
    })
  }

  #story(): string {
    return `${this.random.pick(places)}的消息\n\n${this.random.pick(places)}今年有${++this.#count}万人到访。\n`
  }

  #append(file: string): void {
    if (!file.endsWith('.jsonl')) {
      this.#rewrite(file)
      return
    }
    const bytes = this.#packed(file, this.#lines(1 + this.random.below(4)))
    const half = this.random.chance(0.5) ? bytes.length : bytes.length - 4
    appendFileSync(this.#path(file), bytes.subarray(0, half))
    if (half < bytes.length) this.#later(file, bytes.subarray(half))
  }

  /** Rewrites a file in place; some lines stay, others change. */
  #rewrite(file: string): void {
    const lines = this.#linesOf(file).filter(() => this.random.chance(0.8))
    this.#begin(file, [...lines, ...this.#lines(2)])
  }

  /** Writes half of a file, up to the middle of a line, and the rest later. */
  #begin(file: string, lines: readonly string[]): void {
    const bytes = file.includes('.jsonl') ? this.#packed(file, lines) : Buffer.from(this.#story())
    const newline = bytes.indexOf('\n', bytes.length / 3)
    const half = file.endsWith('.jsonl') ? newline - 3 : Math.floor(bytes.length / 2)
    this.#write(file, bytes.subarray(0, half))
    this.touched.add(file)
    this.#later(file, bytes.subarray(half), lines)
  }

  #later(file: string, rest: Uint8Array, lines?: readonly string[]): void {
    this.#busy.add(file)
    if (lines && file.includes('.jsonl')) this.#note(file, lines)
    this.#unfinished.push(() => {
      appendFileSync(this.#path(file), rest)
      this.touched.add(file)
      this.#busy.delete(file)
      this.#note(file)
    })
  }

  #replace(file: string): void {
    const aside = join(dirname(this.#path(file)), `.${++this.#count}.part`)
    const lines = [...this.#linesOf(file).slice(1), ...this.#lines(1)]
    writeFileSync(aside, file.includes('.jsonl') ? this.#packed(file, lines) : this.#story())
    renameSync(aside, this.#path(file))
  }

  /** Cuts off a file at the end of a line, or anywhere in files of other kinds. */
  #cut(file: string): void {
    const bytes = readFileSync(this.#path(file))
    const newline = bytes.indexOf('\n', bytes.length / 2) + 1
    truncateSync(this.#path(file), file.endsWith('.jsonl') ? newline : bytes.length - 2)
  }

  /**
   * Cuts off, for good and in the middle of a line, the files that the last refresh left as they were; runs after its
   * end.
   */
  tearHeld(unsettled: readonly { file: string }[]): void {
    for (const { file } of unsettled) if (existsSync(this.#path(file))) this.#tear(file)
  }

  /** Cuts off a file in the middle of a line, for good. */
  #tear(file: string): void {
    const { length } = readFileSync(this.#path(file))
    if (length > 100) truncateSync(this.#path(file), length - 10)
  }

  #rename(file: string): void {
    const to = file.replace(/[^/]*?(?=\.)/, `moved-${++this.#count}`)
    renameSync(this.#path(file), this.#path(to))
    this.#known.add(to)
    this.touched.add(to)
  }
}

/**
 * Returns the lines of a .jsonl or .jsonl.gz file that are records; of a truncated one, as far as it can be unpacked.
 */
export function wholeLines(path: string): string[] {
  if (!existsSync(path)) return []
  const bytes = readFileSync(path)
  const options = { finishFlush: constants.Z_SYNC_FLUSH }
  const text = (path.endsWith('.gz') ? gunzipSync(bytes, options) : bytes).toString()
  return text.split('\n').filter(isWhole)
}

function isWhole(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}
