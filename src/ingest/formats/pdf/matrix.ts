/** A transformation of the plane, as PDF writes it. */
export type Matrix = [number, number, number, number, number, number]

/** Returns the transformation that does the second one first. */
export function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ]
}
