import { createInterface } from 'node:readline'
import type { App } from '../app.js'
import { type Answer, type Turn, turnOf } from '../domain/index.js'
import { stopped, unopened } from './commands/ingest.js'
import { drawAnswer, terminalFor } from './draw-answer.js'
import { unsettledLine } from './draw-unsettled.js'
import { exitCodeFor, sentenceFor } from './failure.js'
import { startProgress } from './progress.js'
import { rejectedLine } from './rejected.js'
import type { Terminal } from './terminal.js'

/** The number of earlier questions that a follow-up at the prompt may refer to. */
const turnsKept = 3

/** Sample questions, asked if there is no input; the bundled corpus answers all three. */
const samples = [
  '晋城经开区光机电产业总产值突破了多少？',
  '泰山玻纤的项目总投资多少？',
  '霍州经开区接到企业诉求后多长时间内响应？',
]

/**
 * Brings the index up to date and answers: at a prompt on a terminal, else each line of standard input, else three
 * samples.
 */
export async function askInTerminal(
  app: App,
  terminal: Terminal,
  input = process.stdin,
): Promise<void> {
  const { words } = terminal
  terminal.err(words.noToken)
  const progress = startProgress(terminal)
  const report = await app.ingest({ onProgress: progress.update }).finally(() => progress.stop())
  terminal.err(words.ready(report.articles, report.passages))
  for (const line of report.published ? unopened(report, words) : [stopped(report, words)]) {
    terminal.err(line)
  }
  for (const each of report.rejected) terminal.err(words.rejected(rejectedLine(each, words)))
  for (const each of report.unsettled) terminal.err(words.putOff(unsettledLine(each, words)))

  const isPrompt = input.isTTY === true
  const lines = createInterface({
    input,
    ...(isPrompt ? { output: process.stderr } : {}),
    prompt: words.prompt,
  })
  if (isPrompt) lines.prompt()
  let asked = 0
  const turns: Turn[] = []
  for await (const line of lines) {
    if (line.trim() !== '') {
      asked++
      const answer = await answerOne(app, terminal, line, isPrompt, isPrompt ? turns : [])
      if (answer) turns.push(turnOf(line.trim(), answer))
      turns.splice(0, turns.length - turnsKept)
    }
    if (isPrompt) lines.prompt()
  }
  if (asked > 0 || isPrompt) return
  for (const sample of samples) await answerOne(app, terminal, sample, false, [])
}

/** Answers one line; at a prompt and in a list of questions, one bad line does not end the run. */
async function answerOne(
  app: App,
  terminal: Terminal,
  line: string,
  isPrompt: boolean,
  history: readonly Turn[],
): Promise<Answer | null> {
  try {
    const { answer } = await app.ask({ question: line, history })
    const drawn = drawAnswer(answer, terminalFor(line, terminal, null))
    terminal.out(`${isPrompt ? '' : `${terminal.words.prompt}${line.trim()}\n`}${drawn}\n`)
    return answer
  } catch (error) {
    terminal.err(sentenceFor(error, terminal.words))
    if (!isPrompt) process.exitCode = exitCodeFor(error)
    return null
  }
}
