import { describe, expect, it } from 'vitest'
import type { Feature } from '../../../src/bot/feature.js'
import { features } from '../../../src/bot/features.js'

const idsOf = (kind: 'buttons' | 'selects' | 'modals') =>
  features.flatMap((feature) => Object.keys(feature[kind] ?? {})).sort()

const namesOf = (kind: Exclude<Feature['kind'], 'components'>) =>
  features.flatMap((feature) => (feature.kind === kind ? [feature.data.name] : []))

describe('the features of the bot', () => {
  // Messages that were sent long ago hold these ids, and are still pressed.
  it('answer to every id of a button, a select or a form, each in one place', () => {
    expect(idsOf('buttons')).toEqual([
      'cancel',
      'confirm',
      'down',
      'forget',
      'original',
      'page',
      'plan',
      'publish',
      'receipt',
      'rest',
      'thread',
      'timeline',
      'up',
      'watch',
    ])
    expect(idsOf('selects')).toEqual(['close', 'original', 'unwatch'])
    expect(idsOf('modals')).toEqual(['pasted', 'why'])
  })

  it('answer to each command in one place', () => {
    for (const names of [namesOf('slash'), namesOf('menu')]) {
      expect(names).toEqual([...new Set(names)])
    }
  })
})
