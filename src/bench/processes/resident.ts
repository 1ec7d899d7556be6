import { readFileSync, writeFileSync } from 'node:fs'

/** Resident memory of a process now and, since `forgetPeak`, at most; in bytes. */
export interface Resident {
  now: number
  peak: number
}

/** Returns what Linux tells of a process; zeros where the system does not report it, or the process is gone. */
export function residentOf(pid: number | undefined): Resident {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0)
    return { now: of('VmRSS') * 1024, peak: of('VmHWM') * 1024 }
  } catch {
    return { now: 0, peak: 0 }
  }
}

/** From now on the peak is that of what comes. */
export function forgetPeak(pid: number | undefined): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}
