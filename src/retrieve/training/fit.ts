/** The candidates of one question: their features row by row, and which of them are right. */
export interface Example {
  /** Row-major, right.length × the number of features. */
  features: Float32Array
  right: readonly boolean[]
}

export interface FitOptions {
  features: number
  epochs: number
  /** The size of the first step in units of standardised weights; it decreases linearly to 0. */
  rate: number
  /** How strongly weights are pulled towards 0. */
  decay: number
  random: () => number
}

const FIRST_MOMENT = 0.9
const SECOND_MOMENT = 0.999
/** Questions per step. */
const BATCH = 32

/**
 * Fits weights of at least 0 that make the right candidates of each question likely: softmax over its candidates, Adam,
 * features in units of their standard deviation over all examples. The returned weights apply to features that are not
 * standardised. Cao et al., “Learning to Rank: From Pairwise Approach to Listwise Approach” (2007).
 */
export function fitWeights(examples: readonly Example[], options: FitOptions): Float64Array {
  const { features: size, epochs, rate, decay, random } = options
  const unit = standardDeviations(examples, size)
  const weights = new Float64Array(size).fill(0.1)
  const first = new Float64Array(size)
  const second = new Float64Array(size)
  const steps = epochs * Math.ceil(examples.length / BATCH)
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffled(examples, random)
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH)
      const gradient = new Float64Array(size)
      for (const example of batch) addGradient(example, weights, unit, gradient)
      step++
      const size0 = rate * (1 - step / (steps + 1))
      for (let i = 0; i < size; i++) {
        const slope = (gradient[i] as number) / batch.length + decay * (weights[i] as number)
        first[i] = FIRST_MOMENT * (first[i] as number) + (1 - FIRST_MOMENT) * slope
        second[i] = SECOND_MOMENT * (second[i] as number) + (1 - SECOND_MOMENT) * slope * slope
        const mean = (first[i] as number) / (1 - FIRST_MOMENT ** step)
        const spread = Math.sqrt((second[i] as number) / (1 - SECOND_MOMENT ** step))
        weights[i] = Math.max(0, (weights[i] as number) - (size0 * mean) / (spread + 1e-8))
      }
    }
  }
  return weights.map((weight, i) => weight / (unit[i] as number))
}

/** Adds the gradient of −log(sum of the right candidates' probabilities) with respect to the standardised weights. */
function addGradient(
  { features, right }: Example,
  weights: Float64Array,
  unit: Float64Array,
  gradient: Float64Array,
): void {
  const size = weights.length
  const scores = right.map((_, row) => {
    let sum = 0
    for (let i = 0; i < size; i++) {
      sum += ((weights[i] as number) * (features[row * size + i] as number)) / (unit[i] as number)
    }
    return sum
  })
  const highest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
  const raised = scores.map((score) => Math.exp(score - highest))
  const total = raised.reduce((sum, value) => sum + value, 0)
  const totalRight = raised.reduce((sum, value, row) => sum + (right[row] ? value : 0), 0)
  for (const [row, value] of raised.entries()) {
    const pull = value / total - (right[row] ? value / totalRight : 0)
    for (let i = 0; i < size; i++) {
      const feature = (features[row * size + i] as number) / (unit[i] as number)
      gradient[i] = (gradient[i] as number) + pull * feature
    }
  }
}

/** Returns the standard deviation of each feature over all candidates; 1 for a feature that never changes. */
function standardDeviations(examples: readonly Example[], size: number): Float64Array {
  const sums = new Float64Array(size)
  const squares = new Float64Array(size)
  let count = 0
  for (const { features } of examples) {
    for (let at = 0; at < features.length; at++) {
      const value = features[at] as number
      sums[at % size] = (sums[at % size] as number) + value
      squares[at % size] = (squares[at % size] as number) + value * value
    }
    count += features.length / size
  }
  return sums.map((sum, i) => {
    const variance = (squares[i] as number) / count - (sum / count) ** 2
    return variance > 1e-9 ? Math.sqrt(variance) : 1
  })
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = result[i] as T
    result[i] = result[j] as T
    result[j] = held
  }
  return result
}
