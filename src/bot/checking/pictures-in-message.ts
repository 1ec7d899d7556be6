import type { Attachment } from 'discord.js'
import { isPicture } from '../../domain/index.js'
import { rejectionIn } from '../../wording/rejections.js'
import type { BotContext } from '../contract.js'
import { downloaded } from '../discord/download.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { Locale } from '../messages/locale.js'
import { wordsIn } from '../messages/words-in.js'

/** Of one message; further ones are named. */
const most = 3
/** In bytes. */
const largest = 16_000_000

/** What was read from the pictures of a message: their texts, and a line on each for whoever asked. */
export interface SeenPictures {
  texts: string[]
  said: string[]
}

/** Returns the attachments that are pictures, by their name: Discord's word for their type is not needed. */
export function picturesAmong(attachments: readonly Attachment[]): Attachment[] {
  return attachments.filter(({ name }) => isPicture(name))
}

/** Reads the pictures of a message, one after the other. */
export async function readPictures(
  pictures: readonly Attachment[],
  locale: Locale,
  context: BotContext,
): Promise<SeenPictures> {
  const words = wordsIn(locale)
  const seen: SeenPictures = { texts: [], said: [] }
  for (const picture of pictures.slice(0, most)) {
    const name = escapeMarkdown(oneLine(picture.name, 80))
    const bytes = await downloaded(picture, largest, context.log)
    if (bytes === 'failed') seen.said.push(words.pictureNotFetched(name))
    else if (bytes === 'too_large') seen.said.push(words.pictureTooLarge(name, largest / 1_000_000))
    else {
      const read = await context.service.readPicture(picture.name, bytes)
      if ('reason' in read)
        seen.said.push(words.pictureNotRead(name, rejectionIn(locale, read.reason)))
      else {
        seen.texts.push(read.text)
        seen.said.push(words.pictureRead(name, read.doubtful))
      }
    }
  }
  if (pictures.length > most) seen.said.push(words.morePictures(pictures.length - most))
  return seen
}
