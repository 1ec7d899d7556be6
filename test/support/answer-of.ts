import type { App } from '../../src/app.js'
import type { Answer, AskRequest } from '../../src/domain/index.js'

/** An app's answer to a question. */
export async function answerOf(
  app: Pick<App, 'ask'>,
  question: string,
  request: Omit<AskRequest, 'question'> = {},
): Promise<Answer> {
  return (await app.ask({ question, ...request })).answer
}
