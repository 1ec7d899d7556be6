import type { Question } from '../retrieve/question.js'
import { words } from '../text/segment.js'
import type { Candidate } from './short-candidate.js'

const organisation =
  /[\u4e00-\u9fffa-z0-9()·]{2,28}?(?:集团(?:股份)?(?:有限(?:责任)?)?公司|(?:股份)?有限(?:责任)?公司|公司|集团|银行(?:[\u4e00-\u9fff]{2,6}?[分支]行)?|大学|学院|医院|研究院|研究所|研究中心|委员会|协会|学会|基金会|法院|检察院|公安局|管理局|管委会|俱乐部|出版社|日报|晚报|电视台|中心|平台|工厂|局|部|厅|院|队)(?!长|门|分)/g

/** Organisations in a folded sentence; where several are asked for, those that it names together first. */
export function organisationSpans(question: Question, sentence: string): Candidate[] {
  const found = namedIn(question, sentence)
  const runs = [...together(found, sentence), ...calledSo(sentence)]
  return several.test(question.folded) ? [...runs, ...found] : found
}

/** Runs that end as the names of organisations do, each from its first proper noun on. */
function namedIn(question: Question, sentence: string): Candidate[] {
  const found: Candidate[] = []
  const tagged = words(sentence)
  for (const { index, 0: run } of sentence.matchAll(organisation)) {
    const end = index + run.length
    const inside = tagged.filter(({ start }) => start >= index && start < end - 2)
    const first = inside.find(({ tag }) => /^(?:ns|nz|nt|nr|x|eng|j)/.test(tag))
    // 某某液压与太原理工大学: what stands before 与 is another.
    const second = inside.findLast(
      ({ start, tag }) => /^n[rstz]/.test(tag) && /[与和同跟]/.test(sentence.charAt(start - 1)),
    )
    const isFirm = /公司|企业|集团/.test(question.folded)
    const own = Math.max(first?.start ?? index, second?.start ?? index)
    const named = Math.max(own, afterAgentMark(run, index))
    const start = /[与跟]/.test(sentence.charAt(named)) ? named + 1 : named
    found.push({ start, end, fit: !isFirm || /公司|集团|银行|厂$/.test(run) ? 1 : 0.6 })
  }
  for (const { start, end, tag } of tagged) {
    if (tag === 'nt' || (tag === 'nz' && end - start >= 2)) found.push({ start, end, fit: 0.6 })
  }
  return found
}

/** Where the name begins in a run such as 大桥由某某公司 and 某市联合某某银行: behind the last 由 that is no part of 自由. */
function afterAgentMark(run: string, at: number): number {
  const mark = [
    ...run.matchAll(/(?<!自)由|(?<=..)联合(?=[\u4e00-\u9fff]{3})(?!国|会|大学|学院|社|报)/g),
  ].at(-1)
  return mark ? at + mark.index + mark[0].length : at
}

const several = /哪些|哪几|哪[两二三四五六七八九十]|分别/
/** Between two organisations that are named together; what stands between may be another whose name has no end. */
const joint = /^(?:、|和|与|及|以及)(?:[^,;:。!?、]{2,14}(?:、|和|与|及|以及))*$/
const before = /(?:[^,;:。!?、\s]{2,24}、)+$/
const introduced = /^[^、]*(?:由|从|有|包括|包含|是|[吸导]引了?|引进了?|联合)(?=[^、]{2,}、)/
const behind =
  /^(?:和|与|及)[\u4e00-\u9fff]{2,8}?(?=联合|共同|分别|一起|签|等)|^(?:、[^,;:。!?、等]{2,14})*(?:、|和|与|及|以及)[^,;:。!?、等]{2,14}(?=等|[,;:。!?]|$)/
const does = /(?:联合|共同|分别)?(?:主办|承办|协办|举办|发布|印发|投资|承建|开展|组成|参与)$/
const listed =
  /[^,;:。!?、\s]{1,24}(?:、[^,;:。!?、等]{1,24})+(?=等[^,;:。!?、]{0,14}(?:企业|公司|厂商|部门|单位|机构|学校|高校|医院|银行))/g

/** The enumerations that hold organisations, whole: 甲公司、乙局和丙; an organisation alone is none. */
function together(found: readonly Candidate[], sentence: string): Candidate[] {
  const named = found.filter(({ fit }) => fit >= 0.6).sort((a, b) => a.start - b.start)
  const runs: Candidate[] = []
  for (const { start, end } of named) {
    const last = runs.at(-1)
    if (last && (start <= last.end || joint.test(sentence.slice(last.end, start)))) {
      last.end = Math.max(last.end, end)
    } else runs.push({ start, end, fit: 1 })
  }
  return runs
    .map((run) => ({
      ...run,
      start: run.start - lengthOf(before, sentence.slice(0, run.start)),
      end: run.end + (behind.exec(sentence.slice(run.end))?.[0].replace(does, '').length ?? 0),
    }))
    .filter(({ start, end }) => /[、和与及]/.test(sentence.slice(start, end)))
}

/** 欢动科技、暴雪、雷蛇等厂商: what comes after says what they are. */
function calledSo(sentence: string): Candidate[] {
  return [...sentence.matchAll(listed)].map(({ index, 0: run }) => ({
    start: index + (introduced.exec(run)?.[0].length ?? 0),
    end: index + run.length,
    fit: 1,
  }))
}

/** How much of the text before an organisation belongs to the enumeration that it stands in. */
function lengthOf(pattern: RegExp, text: string): number {
  const run = pattern.exec(text)?.[0] ?? ''
  return run.length - (introduced.exec(run)?.[0].length ?? 0)
}
