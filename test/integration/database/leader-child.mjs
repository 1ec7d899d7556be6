import { Leadership } from '../../../dist/database/leader/leadership.js'
import { openLockSession } from '../../../dist/database/leader/lock-session.js'

// Contends for the lock, and prints for which stretches of the machine's time it led: `term first last`, in nanoseconds.
const { url, schema, times } = JSON.parse(process.argv[2] ?? '')
let term = null
let terms = 0
let first = 0n

const leadership = new Leadership({
  open: (given) => openLockSession({ url, schema }, `${process.pid}`, given),
  mayLead: async () => true,
  async lead(signal) {
    if (!signal.aborted) await new Promise((over) => signal.addEventListener('abort', over))
  },
  onBeat: async () => {},
  onTrouble: () => {},
  times,
})

setInterval(() => {
  // Taken before it is asked: then it still led at that time.
  const now = process.hrtime.bigint()
  const current = leadership.term()
  if (current === null) return
  if (current !== term) {
    term = current
    terms++
    first = now
  }
  console.log(`${terms} ${first} ${now}`)
}, 5)
