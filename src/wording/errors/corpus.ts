import { commandLine, type RejectionReason } from '../../domain/index.js'
import type { Said } from '../locale.js'
import { rejectionSaid } from '../rejections.js'
import { faultSaid } from '../system-faults.js'

type Path = { path: string }
type PathFault = { path: string; fault: string }

const kinds: Record<'file' | 'questions', Said> = {
  file: ['文件', '檔案', 'file'],
  questions: ['问题文件', '問題檔案', 'question file'],
}

/** What is wrong with the files of the corpus, and with others that a command is given. */
export const ofCorpus = {
  corpus_missing: ({ path }: Path) => [
    `找不到语料 ${path}：请用 --corpus 指定存在的文件夹或文件。`,
    `找不到語料 ${path}：請用 --corpus 指定存在的資料夾或檔案。`,
    `There is no corpus ${path}: please name a folder or a file that exists with --corpus.`,
  ],
  'corpus_missing:folder': ({ path }: Path) => [
    `找不到语料文件夹 ${path}：请先建立它，或用 --corpus 或 CORPUS_DIR 指定别处。`,
    `找不到語料資料夾 ${path}：請先建立它，或用 --corpus 或 CORPUS_DIR 指定別處。`,
    `There is no corpus folder ${path}: please create it, or name another with --corpus or CORPUS_DIR.`,
  ],
  corpus_empty: ({ path }: Path) => [
    `语料文件夹 ${path} 里没有文章：请放入 .txt、.md、.html、.pdf、.docx、.csv、.xlsx、.png、.jpg、.webp、.jsonl 或 .jsonl.gz 文件。`,
    `語料資料夾 ${path} 裡沒有文章：請放入 .txt、.md、.html、.pdf、.docx、.csv、.xlsx、.png、.jpg、.webp、.jsonl 或 .jsonl.gz 檔案。`,
    `The corpus folder ${path} holds no article: please put in .txt, .md, .html, .pdf, .docx, .csv, .xlsx, .png, .jpg, .webp, .jsonl or .jsonl.gz files.`,
  ],
  /** `rejected` files were refused, or none was and one is unsettled: `example` is one of them. */
  'corpus_empty:unreadable': ({
    path,
    rejected,
    example,
  }: Path & { rejected: number; example: { file: string; reason: RejectionReason } | null }) => {
    const [simplified, traditional, english] = example
      ? rejectionSaid(example.reason)
      : ['', '', '']
    const named = (why: string, count: string, colon: string) =>
      example ? `${rejected > 0 ? count : ''}${example.file}${colon}${why}` : ''
    const inBrackets = (why: string) => (why === '' ? '' : `（${why}）`)
    const inEnglish = named(english, `${rejected} refused, e.g. `, ': ')
    return [
      `语料 ${path} 里没有一篇可读的文章${inBrackets(named(simplified, `共 ${rejected} 个被拒绝，例如 `, '：'))}：请检查文件后再运行 ${commandLine('ingest')}。`,
      `語料 ${path} 裡沒有一篇可讀的文章${inBrackets(named(traditional, `共 ${rejected} 個被拒絕，例如 `, '：'))}：請檢查檔案後再執行 ${commandLine('ingest')}。`,
      `The corpus ${path} holds no article that can be read${inEnglish === '' ? '' : ` (${inEnglish})`}: please check the files and run ${commandLine('ingest')} again.`,
    ]
  },
  corpus_unreadable: ({ path, fault }: PathFault) => {
    const [simplified, traditional, english] = faultSaid(fault, 'read')
    return [
      `无法读取语料 ${path}：它${simplified}；请改正，或用 --corpus 或 CORPUS_DIR 指定别处。`,
      `無法讀取語料 ${path}：它${traditional}；請改正，或用 --corpus 或 CORPUS_DIR 指定別處。`,
      `The corpus ${path} cannot be read: ${english}; please correct this, or name another with --corpus or CORPUS_DIR.`,
    ]
  },
  corpus_unwritable: ({ path, fault }: PathFault) => {
    const [simplified, traditional, english] = faultSaid(fault, 'write')
    return [
      `无法写入 ${path}：它${simplified}；请改正后再试。`,
      `無法寫入 ${path}：它${traditional}；請改正後再試。`,
      `${path} cannot be written: ${english}; please correct this and try again.`,
    ]
  },
  'usage:corpus_is_a_file': ({ path }: Path) => [
    `语料 ${path} 是一个文件，不能往里添加或移除：请用 --corpus 指定文件夹。`,
    `語料 ${path} 是一個檔案，不能往裡加入或移除：請用 --corpus 指定資料夾。`,
    `The corpus ${path} is one file, to which nothing can be added and from which nothing can be removed: please name a folder with --corpus.`,
  ],
  'usage:not_read': ({ file, reason }: { file: string; reason: RejectionReason }) => {
    const [simplified, traditional, english] = rejectionSaid(reason)
    return [
      `${file} 没有读入（${simplified}），不能从那里移除什么：请先改正，或直接在语料文件夹里处理。`,
      `${file} 沒有讀入（${traditional}），不能從那裡移除什麼：請先改正，或直接在語料資料夾裡處理。`,
      `${file} was not read (${english}), so nothing can be removed from there: please correct it first, or deal with it in the corpus folder.`,
    ]
  },
  'usage:inseparable': ({ file, articles }: { file: string; articles: number }) => [
    `文件 ${file} 里有 ${articles} 篇文章，不能只移除其中一篇：请移除整个文件，或先把它拆开，再只放回要留的几篇。`,
    `檔案 ${file} 裡有 ${articles} 篇文章，不能只移除其中一篇：請移除整個檔案，或先把它拆開，再只放回要留的幾篇。`,
    `The file ${file} holds ${articles} articles, and none of them can be removed alone: please remove the whole file, or split it and put back what should stay.`,
  ],
  'usage:compressed': ({ file }: { file: string }) => [
    `文件 ${file} 是压缩的，不能只移除其中一条：请先解压成 .jsonl 放进语料，再移除那一条。`,
    `檔案 ${file} 是壓縮過的，不能只移除其中一筆：請先解壓縮成 .jsonl 放進語料，再移除那一筆。`,
    `The file ${file} is compressed, and no record of it can be removed alone: please unpack it to a .jsonl file in the corpus first.`,
  ],
  'usage:outside': ({ file, real }: { file: string; real: string }) => [
    `文件 ${file} 经链接在语料之外（${real}），不能从这里移除：请到那里移除它，或从语料里删去那个链接。`,
    `檔案 ${file} 經連結在語料之外（${real}），不能從這裡移除：請到那裡移除它，或從語料裡刪去那個連結。`,
    `The file ${file} stands outside the corpus, behind a link (${real}), and cannot be removed from here: please remove it there, or delete the link.`,
  ],
  file_changing: ({ path }: Path) => [
    `文件 ${path} 正在被修改，没有移除：请稍后再试。`,
    `檔案 ${path} 正在被修改，沒有移除：請稍後再試。`,
    `The file ${path} is being changed, so nothing was removed: please try again later.`,
  ],
  removed_unwritable: ({ file, path, fault }: PathFault & { file: string }) => {
    const [simplified, traditional, english] = faultSaid(fault, 'write')
    return [
      `没有移除 ${file}：移除的文件要存到 ${path}，而它${simplified}；请改正，或用 STATE_DIR 指定别处。`,
      `沒有移除 ${file}：移除的檔案要存到 ${path}，而它${traditional}；請改正，或用 STATE_DIR 指定別處。`,
      `${file} was not removed: what is removed is kept in ${path}, but ${english}; please correct this, or name another place with STATE_DIR.`,
    ]
  },
  'removed_unwritable:stranded': ({ from, to }: { from: string; to: string }) => [
    `文件 ${from} 已移到 ${to}，之后的一步没有完成，也没能移回：请手动把它移回原处，再试一次。`,
    `檔案 ${from} 已移到 ${to}，之後的一步沒有完成，也沒能移回：請手動把它移回原處，再試一次。`,
    `The file ${from} was moved to ${to}, but the next step failed, and so did moving it back: please move it back by hand and try again.`,
  ],
  article_missing: ({ id }: { id: string }) => [
    `索引里没有文章“${id}”：请用 search 查看现有文章的编号。`,
    `索引裡沒有文章「${id}」：請用 search 查看現有文章的編號。`,
    `The index has no article “${id}”: please see the ids of its articles with search.`,
  ],
  'article_missing:linked': () => [
    '这个链接所指的文章已经不在语料里了：请重新提问，看现在的来源。',
    '這個連結所指的文章已經不在語料裡了：請重新提問，看現在的來源。',
    'The article that this link opens is no longer in the corpus: please ask again to see today’s sources.',
  ],
  'article_missing:target': ({ target }: { target: string }) => [
    `语料里没有文件或文章“${target}”：请用 corpus list 查看现有的文件和编号。`,
    `語料裡沒有檔案或文章「${target}」：請用 corpus list 查看現有的檔案和編號。`,
    `The corpus has no file or article “${target}”: please see its files and ids with corpus list.`,
  ],
  'article_missing:not_utf8': ({ target }: { target: string }) => [
    `“${target}”的名字不是 UTF-8 编码，没有读入语料：请先把它改名，或直接在语料文件夹里处理它。`,
    `「${target}」的名稱不是 UTF-8 編碼，沒有讀入語料：請先把它改名，或直接在語料資料夾裡處理它。`,
    `The name “${target}” is not UTF-8, so the file was not read: please rename it, or deal with it in the corpus folder.`,
  ],
  file_unreadable: ({
    path,
    fault,
    kind,
  }: Path & { fault: string | null; kind: keyof typeof kinds }) => {
    const [simplified, traditional, english] = fault === null ? [] : faultSaid(fault, 'read')
    const [file, inTraditional, inEnglish] = kinds[kind]
    return [
      `读不到${file} ${path}${simplified === undefined ? '：' : `：它${simplified}；`}请检查路径。`,
      `讀不到${inTraditional} ${path}${traditional === undefined ? '：' : `：它${traditional}；`}請檢查路徑。`,
      `The ${inEnglish} ${path} cannot be read${english === undefined ? '' : ` (${english})`}: please check the path.`,
    ]
  },
  'file_unreadable:missing': ({ path }: Path) => [
    `找不到文件 ${path}：请检查路径。`,
    `找不到檔案 ${path}：請檢查路徑。`,
    `There is no file ${path}: please check the path.`,
  ],
  'file_unreadable:question': ({ path, line }: Path & { line: number }) => [
    `问题文件 ${path} 第 ${line} 行无法理解：每行应是一个带 question 的 JSON 对象，或带 claim 和 verdict 的。`,
    `問題檔案 ${path} 第 ${line} 行無法理解：每行應是一個帶 question 的 JSON 物件，或帶 claim 和 verdict 的。`,
    `Line ${line} of the question file ${path} cannot be understood: each should be a JSON object with a question, or with a claim and a verdict.`,
  ],
  'file_unreadable:canary': ({ path, number }: Path & { number: number }) => [
    `抽查题文件 ${path} 的第 ${number} 题缺少 question 或 answer，或题目太长：请补全，应当沉默的题把 answer 写成 null。`,
    `抽查題檔案 ${path} 的第 ${number} 題缺少 question 或 answer，或題目太長：請補全，應當沉默的題把 answer 寫成 null。`,
    `Canary question ${number} of ${path} has no question or no answer, or is too long: please complete it; answer is null where there should be none.`,
  ],
} satisfies Record<string, (values: never) => Said>
