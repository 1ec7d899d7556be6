import type { IngestReport } from '../../app.js'
import type { BotLocale } from '../locale.js'

const sentences: Record<BotLocale, (version: string, serving: string) => string> = {
  'zh-CN': (version, serving) =>
    `新版本 ${version} 打不开，仍由版本 ${serving} 回答。请再刷新一次，会从头重建。`,
  'zh-TW': (version, serving) =>
    `新版本 ${version} 打不開，仍由版本 ${serving} 回答。請再更新一次，會從頭重建。`,
  en: (version, serving) =>
    `The new version ${version} cannot be opened; version ${serving} goes on answering. Please refresh once more: all is built anew.`,
}

/** That the new version, though in service, cannot be opened; null where it answers. */
export function unopened(report: IngestReport, locale: BotLocale): string | null {
  const { version, serving } = report
  return version === serving ? null : sentences[locale](version, serving)
}
