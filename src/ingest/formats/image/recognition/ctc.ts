/** A recognised character: how likely it is (0 to 1), and where its middle is, as a share of the width of the line. */
export interface SeenCharacter {
  text: string
  certainty: number
  at: number
}

/**
 * Reads the likeliest character of each step, one for each stretch of equal steps (greedy CTC).
 * @param steps rows of one probability a class; class 0 is the blank, the rest are those of the dictionary
 */
export function readSteps(
  steps: Float32Array,
  classes: number,
  dictionary: readonly string[],
): SeenCharacter[] {
  const count = Math.floor(steps.length / classes)
  const found: SeenCharacter[] = []
  let last = 0
  let began = 0
  for (let step = 0; step <= count; step++) {
    let best = 0
    let probability = 0
    if (step < count) {
      for (let i = 0, from = step * classes; i < classes; i++) {
        const each = steps[from + i] as number
        if (each > probability) {
          probability = each
          best = i
        }
      }
    }
    const open = found[found.length - 1]
    if (best !== last && last !== 0 && open) open.at = (began + step) / 2 / count
    if (best !== 0) {
      if (best === last && open) open.certainty = Math.max(open.certainty, probability)
      else found.push({ text: dictionary[best - 1] ?? '', certainty: probability, at: 0 })
    }
    if (best !== last) began = step
    last = best
  }
  return found
}
