/** An answer given instead of the route's own. */
export interface Fault {
  method: string
  path: RegExp
  status: number
  body?: object
  headers?: Record<string, string>
  /** Whether the request is carried out all the same, so that only its answer is lost. */
  carriedOut?: boolean
  /** How many requests it meets; all when left out. */
  times?: number
}

/** Faults a test has asked for, in the order they were added. */
export class Faults {
  private readonly planned: { fault: Fault; left: number }[] = []

  add(fault: Fault): void {
    this.planned.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })
  }

  /** The fault that meets this request, used up by one. */
  take(method: string, path: string): Fault | null {
    const entry = this.planned.find(
      ({ fault, left }) => left > 0 && fault.method === method && fault.path.test(path),
    )
    if (!entry) return null
    entry.left -= 1
    return entry.fault
  }
}
