import type { Dice } from './dice.js'
import type { Sameness } from './sameness.js'
import type { Telling } from './telling.js'
import type { ClaimExample } from './written.js'

export class ClaimMaker {
  constructor(_sameness: Sameness, _dice: Dice) {}
  make(_told: Telling, _other: Telling): ClaimExample[] {
    return []
  }
}
