/**
 * Returns a generator of numbers from 0 up to 1, the same for a seed on every machine (a congruential generator,
 * Numerical Recipes).
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
