import type { ConfidenceFigures } from '../../../app.js'

export type SectionName = 'questions' | 'answers' | 'gaps' | 'model' | 'changes'
export type TableName =
  | 'questions'
  | 'votes'
  | 'confidence'
  | 'duration'
  | 'gaps'
  | 'model'
  | 'versions'
  | 'audit'

/** The texts of the pages on how the program does. */
export interface HowWords {
  title: string
  sections: Record<SectionName, string>
  tables: Record<TableName, string>
  /** What a reader should know of a table. */
  notes: Partial<Record<TableName, string>>
  period: string
  days: (count: number) => string
  /** How days are counted. */
  zone: (timeZone: string) => string
  csv: string
  /** In front of a table that a plot shows too. */
  figures: string
  none: string
  limit: (tokens: string) => string
  noModel: string
  day: string
  answered: string
  unanswered: string
  askedBack: string
  checks: string
  up: string
  down: string
  confidence: string
  confidences: Record<ConfidenceFigures['confidence'], string>
  given: string
  timed: string
  median: string
  p95: string
  seconds: string
  question: string
  asked: string
  cause: string
  reason: string
  last: string
  tokens: string
  generated: string
  modelFailed: string
  overBudget: string
  version: string
  made: string
  articles: string
  canariesAsked: string
  canaries: string
  before: string
  served: string
  service: Record<'now' | 'kept' | 'gone' | 'refused', string>
  when: string
  who: string
  action: string
  outcome: string
  detail: string
}
