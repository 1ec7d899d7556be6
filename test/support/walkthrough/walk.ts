import { type Desk, openDesk } from './desk.js'
import { moderatorsWalk, rollBack } from './moderator.js'
import { newsWalk } from './news.js'
import { normalised } from './normalise.js'
import { readersWalk } from './reader.js'
import { nameOf, type Scene } from './record.js'

/**
 * Walks as a person who has never seen the bot, and then as a moderator, from step to step using only what the bot
 * says. Returns what every step showed; `inspect` may look at the desk before it is cleared.
 */
export async function walkThrough(inspect: (desk: Desk) => void = () => {}): Promise<Scene[]> {
  const desk = await openDesk()
  try {
    await readersWalk(desk)
    const given = await moderatorsWalk(desk)
    await newsWalk(desk, given)
    await rollBack(desk, given.help)
    inspect(desk)
  } finally {
    await desk.close()
  }
  const { users, bot, person } = desk.server.state
  const everybody = [bot, person, ...users.values()]
  return normalised(desk.scenes, (id) => {
    return nameOf(everybody.find((user) => user.id === id)?.username ?? id)
  })
}
