/** Far above the effect of rounding to 32 bits on a length, far below any damage that matters. */
const TOLERANCE = 1e-3

/** Decides whether the numbers from `start` on are a vector of length 1; never true with NaN or infinity. */
export function isUnit(numbers: Float32Array, start: number, dimensions: number): boolean {
  let squares = 0
  for (let i = start; i < start + dimensions; i += 1) {
    const value = numbers[i] as number
    squares += value * value
  }
  return Math.abs(squares - 1) <= TOLERANCE
}

/** Gives each row of zeros (that of a text without tokens) a direction, in place: a stored vector always has one. */
export function giveDirections(matrix: Float32Array, dimensions: number): Float32Array {
  for (let start = 0; start < matrix.length; start += dimensions) {
    const row = matrix.subarray(start, start + dimensions)
    if (row.every((value) => value === 0)) row[0] = 1
  }
  return matrix
}

/** Returns the first row of a row-major matrix whose length is not 1, or -1 if there is none. */
export function firstNotUnit(matrix: Float32Array, dimensions: number): number {
  for (let row = 0; row < matrix.length / dimensions; row += 1) {
    if (!isUnit(matrix, row * dimensions, dimensions)) return row
  }
  return -1
}
