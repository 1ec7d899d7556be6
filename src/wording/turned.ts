import type { Turned, Verdict } from '../domain/index.js'
import { type Locale, type Said, saidIn } from './locale.js'

/** What is said of an earlier answer that is reported otherwise now, in one language. Names and values are given as they are shown. */
export function turnedIn(locale: Locale) {
  const say = (...said: Said) => saidIn(locale, said)
  const otherwise = (after: string, before: string | null) =>
    say(
      `已有新的说法：${after}${before ? `（原来：${before}）` : ''}`,
      `已有新的說法：${after}${before ? `（原來：${before}）` : ''}`,
      `Reported otherwise since: ${after}${before ? ` (was: ${before})` : ''}`,
    )
  const answered = (after: string) =>
    say(
      `已有新的说法，现在答得上来了：${after}`,
      `已有新的說法，現在答得上來了：${after}`,
      `There is an answer now: ${after}`,
    )
  const verdict = (after: string, before: string) =>
    say(
      `已有新的说法，结论有变：${before} → ${after}`,
      `已有新的說法，結論有變：${before} → ${after}`,
      `Reported otherwise since; the verdict changed: ${before} → ${after}`,
    )
  return {
    /** How the news stands now, in one phrase; `shown` makes a value fit for where it is shown. */
    heading(
      { kind, before, after }: Turned,
      verdicts: Readonly<Record<Verdict, string>>,
      shown: (value: string) => string,
    ): string {
      if (kind === 'verdict') {
        const named = (text: string | null) =>
          text !== null && Object.hasOwn(verdicts, text) ? verdicts[text as Verdict] : '—'
        return verdict(named(after), named(before))
      }
      const now = after === null ? '' : shown(after)
      return kind === 'answered'
        ? answered(now)
        : otherwise(now, before === null ? null : shown(before))
    },
    title: (count: number) =>
      say(
        `已有新的说法的旧回答：${count} 条`,
        `已有新的說法的舊回答：${count} 則`,
        `Earlier answers that are reported otherwise now: ${count}`,
      ),
    nothing: say(
      '没有哪条旧回答已有新的说法。',
      '沒有哪則舊回答已有新的說法。',
      'No earlier answer is reported otherwise now.',
    ),
    /** The message of an answer could not be edited. */
    lost: say('原消息没法改', '原訊息無法修改', 'its message cannot be edited'),
  }
}

export type TurnedWords = ReturnType<typeof turnedIn>
