import type { Restriction } from '../../domain/index.js'

/**
 * Which page of which timeline. All of it stands in the ids of the buttons, which may be 100 long, so that they work
 * after a restart too.
 */
export interface Page extends Restriction {
  subject: string
  /** From 1. */
  page: number
}

export const LONGEST_SUBJECT = 40
export const LONGEST_SOURCE = 28

/** Stands for a colon in what is not last in an id; a character that no text uses. */
const COLON = '\ue000'
/** Stands for the publisher of the channel's rule where its name is longer than those that may be asked for. */
const OF_CHANNEL = '\ue001'

/** The id of a button that turns to a page: `timeline:2:20240501::某市日报:李明`. This form must never change. */
export function pageId({ subject, page, since, until, source }: Page): string {
  const days = [since, until].map((day) => day?.replaceAll('-', '') ?? '')
  const fitting = source && source.length > LONGEST_SOURCE ? OF_CHANNEL : source
  return ['timeline', page, ...days, fitting?.replaceAll(':', COLON) ?? '', subject].join(':')
}

/**
 * Reads the parts of an id after the first.
 * @param ofChannel the publisher of the rule of the channel where it is pressed
 */
export function pageIn(
  [page, since, until, source, ...subject]: readonly string[],
  ofChannel: string | undefined,
): Page {
  return {
    subject: subject.join(':'),
    page: Number(page) || 1,
    since: dayIn(since),
    until: dayIn(until),
    source: source === OF_CHANNEL ? ofChannel : source?.replaceAll(COLON, ':') || undefined,
  }
}

function dayIn(digits: string | undefined): string | undefined {
  return digits?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') || undefined
}
