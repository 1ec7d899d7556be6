/**
 * Sets the clock of this process to another one, which only moves when told to, so that times, and what is named by
 * them, are the same in every run. Returns what sets it right again.
 */
export function installClock(now: () => number): () => void {
  const RealDate = globalThis.Date
  const handler: ProxyHandler<DateConstructor> = {
    construct: (target, given) =>
      given.length === 0 ? new target(now()) : Reflect.construct(target, given),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  }
  globalThis.Date = new Proxy(RealDate, handler)
  return () => {
    globalThis.Date = RealDate
  }
}
