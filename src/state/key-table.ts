import { randomBytes } from 'node:crypto'
import type { State } from './state.js'
import type { Access } from './tables.js'

/** Bytes of a key: as many as HMAC-SHA256 makes use of. */
const BYTES = 32

/** Keys that this program made for itself, such as the one that signs links. */
export function keyTable({ read, write }: Access): Pick<State, 'key' | 'renewKey'> {
  const made = (name: string) => ({
    name,
    value: randomBytes(BYTES).toString('base64url'),
    at: new Date().toISOString(),
  })
  return {
    async key(name) {
      const known = await read((db) =>
        db.selectFrom('keys').select('value').where('name', '=', name).executeTakeFirst(),
      )
      if (known) return known.value
      // Of several processes that make it at once, the first one's stays.
      return write(async (db) => {
        await db
          .insertInto('keys')
          .values(made(name))
          .onConflict((same) => same.doNothing())
          .execute()
        const kept = db.selectFrom('keys').select('value').where('name', '=', name)
        return (await kept.executeTakeFirstOrThrow()).value
      })
    },

    async renewKey(name) {
      const { value, at } = made(name)
      await write((db) =>
        db
          .insertInto('keys')
          .values({ name, value, at })
          .onConflict((same) => same.column('name').doUpdateSet({ value, at }))
          .execute(),
      )
    },
  }
}
