import type { Component, Embed } from '../discord/bodies.js'
import { isEphemeral } from '../discord/flags.js'
import type { StoredMessage } from '../discord/state.js'

/** A command as a person types it, in the language of their Discord. */
export interface TypedCard {
  kind: 'typed'
  command: string
  options: { name: string; value: string }[]
  /** The suggestions while typing. */
  choices: string[]
}

/** A message on the screen, from a person or from the bot. */
export interface MessageCard {
  kind: 'message'
  author: string
  isBot: boolean
  /** Milliseconds since 1970. */
  at: number
  content: string
  embeds: Embed[]
  components: Component[]
  files: { name: string; bytes: number }[]
  ephemeral: boolean
  edited: boolean
  answers: Answers | null
}

/** What a message of the bot answers: a command, a message menu command, or a message. */
export interface Answers {
  author: string
  isBot: boolean
  kind: 'command' | 'menu' | 'message'
  text: string
}

/** A form, as the person filled it in. */
export interface FormCard {
  kind: 'form'
  title: string
  inputs: { label: string; value: string; placeholder: string; isLong: boolean; most: number }[]
}

/** What the screen shows at one moment. */
export type Card = TypedCard | MessageCard | FormCard

/** One step: what the person does, and what that shows. */
export interface Scene {
  /** For file names. */
  id: string
  caption: string
  cards: Card[]
}

/** The display names by user name. */
export const shownNames: Readonly<Record<string, string>> = { youju: '有据', reader: '小林' }

export function messageCard(message: StoredMessage, answers: Answers | null): MessageCard {
  const { author, content, embeds, components, attachments, createdAt, editedAt } = message
  return {
    kind: 'message',
    author: nameOf(author.username),
    isBot: author.bot,
    at: createdAt,
    content,
    embeds,
    components,
    files: attachments.map(({ filename, bytes }) => ({ name: filename, bytes: bytes.byteLength })),
    ephemeral: isEphemeral(message),
    // Discord marks edited messages, but not a deferred reply that got its text.
    edited: editedAt !== null && message.interaction === null,
    answers,
  }
}

export const nameOf = (username: string): string => shownNames[username] ?? username
