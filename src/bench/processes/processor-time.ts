import { readdirSync, readFileSync } from 'node:fs'

/** Linux tells times in hundredths of a second. */
const TICKS = 100

/** What Linux tells of a process, in `/proc/PID/stat`. */
interface Stat {
  parent: number
  /** Processor time of the process, and of its children that have ended; in seconds. */
  own: number
  ofEnded: number
}

/** Reads such a line. The name of the program, in parentheses, may hold spaces and parentheses. */
export function readStat(line: string): Stat {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  const seconds = (first: number) => (Number(fields[first]) + Number(fields[first + 1])) / TICKS
  return { parent: Number(fields[1]), own: seconds(11), ofEnded: seconds(13) }
}

/** Returns null if there is no such process on this machine. */
function statOf(pid: number | string): Stat | null {
  try {
    return readStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return null
  }
}

/** Returns the process that started one; null where it is not on this machine. */
export function parentOf(pid: number): number | null {
  return statOf(pid)?.parent ?? null
}

/**
 * Returns the processor time, in seconds, of a process and of all that it has started, also of those that have ended; null if it
 * is not on this machine.
 */
export function secondsOfFamily(pid: number): number | null {
  const head = statOf(pid)
  if (head === null) return null
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(name) ?? [])
    .filter(({ parent }) => parent === pid)
  return children.reduce((sum, { own }) => sum + own, head.own + head.ofEnded)
}
