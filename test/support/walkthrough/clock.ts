/**
 * Replaces the clock of this process with one that moves only when told to, so that times, and names made from them,
 * are the same in every run. Returns a function that restores the real clock.
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
