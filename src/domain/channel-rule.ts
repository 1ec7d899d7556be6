import type { Restriction } from './restriction.js'

/**
 * When a channel is answered: `addressed`, where somebody speaks to the bot; `questions`, also a question that is put to
 * everybody, if the corpus answers it; `never`, so that only the asker sees an answer to /ask.
 */
export const channelAnswers = ['addressed', 'questions', 'never'] as const
export type ChannelAnswers = (typeof channelAnswers)[number]

/** How the bot behaves in one channel, its threads and posts included; `since` and the others hold unless a question says otherwise. */
export interface ChannelRule extends Pick<Restriction, 'since' | 'until' | 'source'> {
  channel: string
  answers: ChannelAnswers
}
