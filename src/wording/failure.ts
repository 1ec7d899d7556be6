import {
  type ErrorCode,
  isDay,
  type Restriction,
  systemFault,
  YoujuError,
} from '../domain/index.js'
import { type FaultName, type FaultValues, faultIn } from './errors.js'

/** Returns the error of a fault, with its sentence and its code. */
export function failure<Name extends FaultName>(
  name: Name,
  values: FaultValues<Name>,
  cause?: unknown,
): YoujuError {
  const [code] = name.split(':') as [ErrorCode]
  return new YoujuError(code, faultIn('zh-CN', name, values as object), {
    fault: { name, values: values as Record<string, unknown> },
    ...(cause === undefined ? {} : { cause }),
  })
}

/** Returns the error for a file named by the user that cannot be read. */
export function fileUnreadable(
  path: string,
  cause: unknown,
  kind: 'file' | 'questions' = 'file',
): YoujuError {
  const isMissing = (cause as { code?: string }).code === 'ENOENT' && !path.includes('\ufffd')
  const fault = isMissing ? null : systemFault(cause)
  return failure('file_unreadable', { path, fault, kind }, cause)
}

/** Rejects an invalid or empty date range, with which no question could be answered. @throws YoujuError usage */
export function assertRange({ since, until }: Restriction): void {
  for (const day of [since, until]) {
    if (day !== undefined && !isDay(day)) throw failure('usage:not_a_day', { day })
  }
  if (since !== undefined && until !== undefined && since > until) {
    throw failure('usage:range_reversed', { since, until })
  }
}
