import { expect } from 'vitest'
import type { Run } from './run-youju.js'

/** Expects one Chinese sentence that says what to do, no traces of the program, and no other output. */
export function expectOneSentence(run: Run, code: 1 | 2, what: RegExp): void {
  expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: '' })
  expectNoTraces(run)
  const said = withoutProgress(run.stderr)
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(what)
  expect(said[0]).toMatch(/[：；，].*请.+。$/)
}

export function expectNoTraces({ stderr }: Run): void {
  expect(stderr).not.toMatch(/^\s+at |node:internal|Error:|\.js:\d+|意外的错误|UnhandledPromise/m)
}

/** Returns the lines of standard error other than those about work that takes over a second. */
const withoutProgress = (stderr: string): string[] =>
  stderr.split('\n').filter((line) => line !== '' && !/^\S+……(?:共 \d+)?$/.test(line))
