/**
 * `npm run bench` starts this for its part `bot`: so many questions at once in Discord, so many times. The bot is a
 * process of its own, as `npm start` runs it, over the bundled corpus; Discord is the loopback server of the tests in
 * this process. Prints the figures of each run as a line of JSON.
 */
import { measureBot } from './measure-bot.js'

// Leaves no bot behind when it is cut off.
process.once('SIGTERM', () => process.exit(1))

const [questions = 0, runs = 0] = process.argv.slice(2).map(Number)
for (let run = 0; run < runs; run++) {
  process.stdout.write(`${JSON.stringify(await measureBot(questions))}\n`)
}
