import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ModelFailure } from './model-failure.js'

/** How many tokens may be used on one day (UTC), over restarts. */
export interface TokenBudget {
  /**
   * Sets tokens aside for a call; they count as used until it is told what really were.
   * @throws ModelFailure budget
   */
  reserve(tokens: number): { settle(used: number): void }
}

interface Record {
  day: string
  tokens: number
}

/** A budget kept in a small file; `now` is the time in milliseconds. */
export function openTokenBudget(
  file: string,
  perDay: number,
  now: () => number = Date.now,
): TokenBudget {
  const today = () => new Date(now()).toISOString().slice(0, 10)
  // Read anew each time: the bot and a command line share the file.
  const used = (day: string) => {
    const record = readRecord(file)
    return record?.day === day ? record.tokens : 0
  }
  return {
    reserve(tokens) {
      const day = today()
      const before = used(day)
      if (before + tokens > perDay) throw new ModelFailure('budget')
      write(file, { day, tokens: before + tokens })
      return {
        settle(really) {
          // A call that ends after midnight counts for the day on which it began.
          if (today() === day)
            write(file, { day, tokens: Math.max(0, used(day) - tokens + really) })
        },
      }
    },
  }
}

function readRecord(file: string): Record | null {
  try {
    const { day, tokens } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Record>
    if (typeof day === 'string' && typeof tokens === 'number' && tokens >= 0) return { day, tokens }
  } catch {
    // None yet, or one that a person has edited: the day begins anew.
  }
  return null
}

function write(file: string, record: Record): void {
  mkdirSync(dirname(file), { recursive: true })
  const aside = `${file}.${process.pid}.tmp`
  writeFileSync(aside, `${JSON.stringify(record)}\n`)
  renameSync(aside, file)
}

/** A guess at how many tokens a text is: a Han character is about one, other text a third of its length. */
export function estimateTokens(text: string): number {
  const han = text.match(/[\u3400-\u9fff]/g)?.length ?? 0
  return han + Math.ceil((text.length - han) / 3)
}
