/** Where whoever asked waits for the answer. */
export type AnswerPlace =
  /** `reply`: a reply to a command that is still to come. `update`: a message whose button was pressed. */
  | { kind: 'reply' | 'update'; application: string; token: string }
  /** A message that the bot replies to. */
  | { kind: 'message'; channel: string; message: string }

/** A question that was taken and is not answered yet; neither what is asked nor who asks. */
export interface QuestionBegun {
  id: string
  locale: string
  /** An ISO time. */
  at: string
  place: AnswerPlace
}
