import { join } from 'node:path'
import { home } from '../../../src/config.js'
import { walkThrough } from '../walkthrough/walk.js'
import { drawWalk } from './draw.js'
import { drawPages } from './draw-pages.js'

/** Opens the pages, runs the walk, and writes the pictures of both below a folder. */
export async function drawPictures(docs = join(home, 'docs')): Promise<string[]> {
  return [...(await drawPages(docs)), ...(await drawWalk(await walkThrough(), docs))]
}
