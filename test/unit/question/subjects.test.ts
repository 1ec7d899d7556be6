import { describe, expect, test } from 'vitest'
import {
  askingFor,
  isBareAttribute,
  isClosed,
  isKnownThing,
  kindOf,
  peopleIn,
  placesIn,
  subjectOf,
} from '../../../src/question/subjects.js'
import { fold } from '../../../src/text/fold.js'

describe('what a question is about', () => {
  test.each([
    ['青石中学的学费是多少？', '青石中学', 'thing'],
    ['青石中学学费是多少？', '青石中学', 'thing'],
    ['王建国和谁结婚？', '王建国', 'person'],
    ['云峰医院有多少张床位？', '云峰医院', 'thing'],
    ['王建国什么时候退役？', '王建国', 'person'],
    ['杭州的最高气温是多少？', '杭州', 'place'],
  ])('%s: %s', (question, text, kind) => {
    expect(subjectOf(question)).toEqual({ text, kind })
  })

  test.each([
    '杭州昨天的最高气温是多少？',
    '学费是多少？',
    '今天会下雨吗？',
    '青石中学和云峰中学哪个学费高？',
  ])('is nothing certain: %s', (question) => {
    expect(subjectOf(question)).toBeNull()
  })

  test('must stand in the articles where they are known', () => {
    const question = '青石中学的学费是多少？'
    expect(subjectOf(question, ['青石中学上调学费。'])?.text).toBe('青石中学')
    expect(subjectOf(question, ['白石小学上调学费。'])).toBeNull()
  })
})

describe('an attribute', () => {
  test.each(['学费', '总投资', '面积', '票价', '校长'])('alone: %s', (word) => {
    expect(isBareAttribute(word)).toBe(true)
  })

  test.each(['青石中学', '世界冠军', '杭州', '青石中学学费'])('is not %s', (word) => {
    expect(isBareAttribute(word)).toBe(false)
  })

  test('is asked for in its own way', () => {
    expect(askingFor('总投资')).toContain('多少')
    expect(askingFor('校长')).toContain('谁')
    expect(askingFor('青石中学')).toBeNull()
  })
})

describe('a name', () => {
  test.each([
    ['青石大桥', true],
    ['华强公司', true],
    ['大吃一惊', false],
  ])('%s says by its ending what it is: %s', (name, known) => {
    expect(isKnownThing(name)).toBe(known)
  })

  test.each([
    ['王建国', 'person'],
    ['杭州', 'place'],
    ['青石大桥', 'thing'],
  ])('%s is a %s', (text, kind) => {
    expect(kindOf(text)).toEqual({ text, kind })
  })

  test('is no name where nothing is named', () => {
    expect(kindOf('多少钱')).toBeNull()
  })

  test('ends where the next word cannot go on with it', () => {
    expect(isClosed(fold('青石中学的学费'), 4)).toBe(true)
    expect(isClosed(fold('青石中学附属小学'), 4)).toBe(false)
  })
})

describe('people and places', () => {
  test.each([
    ['王建国击败陈志强，王建国夺冠', ['王建国', '陈志强']],
    ['夺冠的是王建国，陈志强出局', ['王建国', '陈志强']],
    ['裁判吹响终场哨', []],
  ])('people in %s', (text, people) => {
    expect(peopleIn(text)).toEqual(people)
  })

  test.each([
    ['杭州和成都哪里更热', ['杭州', '成都']],
    ['晋城经开区的主任是谁', ['晋城经开区']],
    ['主任是谁', []],
  ])('places in %s', (text, places) => {
    expect(placesIn(text)).toEqual(places)
  })
})
