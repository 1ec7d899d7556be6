import { type Engine, lineHeight } from '../engine.js'
import { asSharp, type Box, type Grey, greyOf, paperOf } from '../pixels.js'

/** Room above and below the ink of a line, as a share of its height. */
export const room = 0.2
/** How far a pixel must be from the paper's shade, as a share of the darkest ink, to count as ink. */
const inkShare = 0.35

/** Cuts out a box, clamped to the picture. */
export function cutOut(picture: Grey, box: Box): Grey {
  const left = Math.max(0, Math.min(picture.width - 1, Math.floor(box.left)))
  const top = Math.max(0, Math.min(picture.height - 1, Math.floor(box.top)))
  const right = Math.max(left + 1, Math.min(picture.width, Math.ceil(box.right)))
  const bottom = Math.max(top + 1, Math.min(picture.height, Math.ceil(box.bottom)))
  const [width, height] = [right - left, bottom - top]
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const from = (top + y) * picture.width + left
    data.set(picture.data.subarray(from, from + width), y * width)
  }
  return { data, width, height }
}

/** How far a line is looked at beyond its detected ends, as a share of its height: a full stop there is easily missed. */
const beyondEnds = 0.4

/** Returns the box narrowed or widened to the ink of the line, with the same room above and below every line. */
export function fitted(picture: Grey, detected: Box): Box {
  const more = beyondEnds * (detected.bottom - detected.top)
  const box = {
    ...detected,
    left: Math.max(0, detected.left - more),
    right: Math.min(picture.width, detected.right + more),
  }
  const slack = 0.25 * (box.bottom - box.top)
  const around = {
    ...box,
    top: Math.max(0, Math.floor(box.top - slack)),
    bottom: Math.min(picture.height, Math.ceil(box.bottom + slack)),
  }
  const cut = cutOut(picture, around)
  const rows = inkOfRows(cut)
  const most = Math.max(...rows)
  const middle = Math.round((box.top + box.bottom) / 2 - around.top)
  const isInk = (row: number): boolean => (rows[row] ?? 0) > 0.02 * most && (rows[row] ?? 0) > 0
  let top = Math.max(0, Math.min(cut.height - 1, middle))
  let bottom = top
  // Gaps within the characters of a line (二) are bridged; the gap to the next line is wider.
  const bridge = Math.max(1, Math.round(0.12 * (box.bottom - box.top)))
  const reach = (from: number, step: 1 | -1): number => {
    let last = from
    for (
      let row = from;
      row >= 0 && row < cut.height && Math.abs(row - last) <= bridge;
      row += step
    ) {
      if (isInk(row)) last = row
    }
    return last
  }
  top = reach(top, -1)
  bottom = reach(bottom, 1) + 1
  const height = bottom - top
  if (height < 0.35 * (box.bottom - box.top)) return box
  const extra = room * height
  return { ...box, top: around.top + top - extra, bottom: around.top + bottom + extra }
}

function inkOfRows(cut: Grey): number[] {
  const paper = paperOf(cut)
  let most = 0
  for (const shade of cut.data) most = Math.max(most, Math.abs(shade - paper))
  const least = inkShare * most
  return Array.from({ length: cut.height }, (_, y) => {
    let ink = 0
    for (let x = 0; x < cut.width; x++) {
      if (Math.abs((cut.data[y * cut.width + x] as number) - paper) > least) ink++
    }
    return ink
  })
}

/** A line this many times as wide as high is read in pieces: the network takes much memory for a longer one. */
const longestPiece = 50

/** Returns a line in pieces that are not too long, cut where there is the least ink, with where each begins in pixels. */
export function piecesOf(cut: Grey): { piece: Grey; from: number }[] {
  const most = longestPiece * cut.height
  const pieces: { piece: Grey; from: number }[] = []
  let from = 0
  while (cut.width - from > most) {
    const to = leastInk(cut, from + Math.floor(0.8 * most), from + most)
    pieces.push({ piece: cutOut(cut, { left: from, top: 0, right: to, bottom: cut.height }), from })
    from = to
  }
  const rest = { left: from, top: 0, right: cut.width, bottom: cut.height }
  return [...pieces, { piece: from === 0 ? cut : cutOut(cut, rest), from }]
}

/** Returns the column within a range that differs least from the paper, the middle one of those that are alike. */
function leastInk(cut: Grey, first: number, end: number): number {
  const paper = paperOf(cut)
  const ink = Array.from({ length: end - first }, (_, i) => {
    let sum = 0
    for (let y = 0; y < cut.height; y++)
      sum += Math.abs((cut.data[y * cut.width + first + i] as number) - paper)
    return Math.round(sum / cut.height / 8)
  })
  const least = Math.min(...ink)
  const alike = ink.flatMap((each, i) => (each === least ? [i] : []))
  return first + (alike[Math.floor(alike.length / 2)] ?? 0)
}

/** Returns a line as the recognising network wants it: dark on light, of its height, three channels, -1 to 1; `inked` is the share of its width that the line takes. */
export async function asInput(
  engine: Engine,
  cut: Grey,
): Promise<{ input: Float32Array; width: number; inked: number }> {
  const ink = Math.max(8, Math.round((cut.width * lineHeight) / cut.height))
  const { data } = await greyOf(
    asSharp(engine.sharp, cut).resize(ink, lineHeight, { fit: 'fill', kernel: 'cubic' }),
  )
  const isDark = paperOf(cut) < 128
  // Short lines are filled up: the network was trained with lines of at least this width.
  const width = Math.max(ink, 64)
  const size = width * lineHeight
  const input = new Float32Array(3 * size)
  for (let y = 0; y < lineHeight; y++) {
    for (let x = 0; x < ink; x++) {
      const shade = ((data[y * ink + x] as number) / 255 - 0.5) / 0.5
      const value = isDark ? -shade : shade
      for (let channel = 0; channel < 3; channel++) input[channel * size + y * width + x] = value
    }
  }
  return { input, width, inked: ink / width }
}
