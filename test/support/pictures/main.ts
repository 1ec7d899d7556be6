import { join } from 'node:path'
import { home } from '../../../src/config.js'
import { walkThrough } from '../walkthrough/walk.js'
import { drawWalk } from './draw.js'

/** Runs the walk, and writes the pictures below a folder. */
export async function drawPictures(docs = join(home, 'docs')): Promise<string[]> {
  return drawWalk(await walkThrough(), docs)
}
