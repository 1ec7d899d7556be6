import { isInstalled } from '../../domain/index.js'
import type { Said } from '../locale.js'

/** How to do without packages that are not installed. */
const otherwise = {
  bundled_model: ['只用自带的模型', '只用內附的模型', 'use only the bundled models'],
  reader_off: ['把 READER_MODEL 设为 off', '把 READER_MODEL 設為 off', 'set READER_MODEL to off'],
  no_database: ['不设 DATABASE_URL', '不設 DATABASE_URL', 'leave DATABASE_URL unset'],
  no_chat_model: ['不设 CHAT_MODEL', '不設 CHAT_MODEL', 'leave CHAT_MODEL unset'],
} satisfies Record<string, Said>

/** The models of transformers.js that read, by the setting that names them. */
const readers = {
  READER_MODEL: ['问答（question-answering）', '問答（question-answering）', 'question answering'],
  READER_CLAIMS_MODEL: ['蕴含判断（NLI）', '蘊含判斷（NLI）', 'natural language inference (NLI)'],
} satisfies Record<string, Said>

export type ReaderSetting = keyof typeof readers

/** What is wrong with a model. */
export const ofModels = {
  'model_missing:packages': ({
    names,
    without,
  }: {
    names: readonly string[]
    without: keyof typeof otherwise
  }) => {
    const [simplified, traditional, english] = otherwise[without]
    return [
      `没有安装程序包 ${names.join('、')}：${isInstalled ? '请在安装了本程序的文件夹里运行 npm install' : '请在程序文件夹里运行 npm ci'}（不带 --omit=peer），或者${simplified}。`,
      `沒有安裝套件 ${names.join('、')}：${isInstalled ? '請在安裝了本程式的資料夾裡執行 npm install' : '請在程式資料夾裡執行 npm ci'}（不帶 --omit=peer），或者${traditional}。`,
      `${names.length === 1 ? `The package ${names[0]} is` : `The packages ${names.join(', ')} are`} not installed: please run ${isInstalled ? 'npm install' : 'npm ci'} (without --omit=peer) in the folder of ${isInstalled ? 'the project that uses this program' : 'the program'}, or ${english}.`,
    ]
  },
  model_missing: (it: { model: string; modelsDir: string; setting: string }) => [
    `找不到模型“${it.model}”：${it.modelsDir} 里没有这个文件夹，它也不是含 config.json 的本地文件夹或“作者/名称”形式的模型编号；请改正 ${it.setting}，或不设它。`,
    `找不到模型「${it.model}」：${it.modelsDir} 裡沒有這個資料夾，它也不是含 config.json 的本機資料夾或「作者/名稱」形式的模型編號；請改正 ${it.setting}，或不設它。`,
    `There is no model “${it.model}”: it is no folder in ${it.modelsDir}, no other folder with a config.json, and no id of the form owner/name; please correct ${it.setting}, or leave it unset.`,
  ],
  'model_missing:weights': (it: { folder: string; file: string; setting: string }) => [
    `模型文件夹 ${it.folder} 不完整：缺少 ${it.file}；请重新取得完整的文件夹，或不设 ${it.setting}。`,
    `模型資料夾 ${it.folder} 不完整：缺少 ${it.file}；請重新取得完整的資料夾，或不設 ${it.setting}。`,
    `The model folder ${it.folder} is incomplete: it has no ${it.file}; please get the whole folder again, or leave ${it.setting} unset.`,
  ],
  'model_missing:embedder_folder': ({ folder }: { folder: string }) => [
    `嵌入模型文件夹 ${folder} 无法载入：文件可能残缺或不是特征提取模型；请重新取得完整的文件夹，或不设 EMBEDDING_MODEL 而使用自带的模型。`,
    `嵌入模型資料夾 ${folder} 無法載入：檔案可能殘缺或不是特徵擷取模型；請重新取得完整的資料夾，或不設 EMBEDDING_MODEL 而使用內附的模型。`,
    `The embedding model in ${folder} cannot be loaded: a file may be incomplete, or it is no feature-extraction model; please get the whole folder again, or leave EMBEDDING_MODEL unset to use the bundled model.`,
  ],
  'model_missing:embedder': ({ model }: { model: string }) => [
    `嵌入模型“${model}”下载或载入失败：请检查网络，或用 HF_ENDPOINT 指定镜像，或把 EMBEDDING_MODEL 设为已复制到本机的模型文件夹，或不设它而使用自带的模型。`,
    `嵌入模型「${model}」下載或載入失敗：請檢查網路，或用 HF_ENDPOINT 指定鏡像站，或把 EMBEDDING_MODEL 設為已複製到本機的模型資料夾，或不設它而使用內附的模型。`,
    `The embedding model “${model}” could not be downloaded or loaded: please check the network, name a mirror with HF_ENDPOINT, set EMBEDDING_MODEL to a model folder on this machine, or leave it unset to use the bundled model.`,
  ],
  'model_missing:reranker': ({ model }: { model: string }) => [
    `重排模型“${model}”无法载入：它应是本机的模型文件夹或“作者/名称”形式的交叉编码器；请改正 RERANK_MODEL，或不设它。`,
    `重排模型「${model}」無法載入：它應是本機的模型資料夾或「作者/名稱」形式的交叉編碼器；請改正 RERANK_MODEL，或不設它。`,
    `The reranking model “${model}” cannot be loaded: it should be a cross-encoder, as a folder on this machine or an id owner/name; please correct RERANK_MODEL, or leave it unset.`,
  ],
  'model_missing:reader': ({ model, setting }: { model: string; setting: ReaderSetting }) => {
    const [simplified, traditional, english] = readers[setting]
    return [
      `阅读模型“${model}”无法载入：它应是本机的模型文件夹或“作者/名称”形式的${simplified}模型；请改正 ${setting}，或不设它。`,
      `閱讀模型「${model}」無法載入：它應是本機的模型資料夾或「作者/名稱」形式的${traditional}模型；請改正 ${setting}，或不設它。`,
      `The reading model “${model}” cannot be loaded: it should be a model for ${english}, as a folder on this machine or an id owner/name; please correct ${setting}, or leave it unset.`,
    ]
  },
  'model_missing:reader_folder': ({ folder }: { folder: string }) => [
    `阅读模型文件夹 ${folder} 无法载入：文件可能残缺；请重新取得完整的文件夹，或把 READER_MODEL 设为 off。`,
    `閱讀模型資料夾 ${folder} 無法載入：檔案可能殘缺；請重新取得完整的資料夾，或把 READER_MODEL 設為 off。`,
    `The reading model in ${folder} cannot be loaded: a file may be incomplete; please get the whole folder again, or set READER_MODEL to off.`,
  ],
  embedding_failed: ({ model }: { model: string }) => [
    `嵌入模型“${model}”算不出有效的向量（得到的是零或不是数）：模型文件可能已损坏；请重新取得完整的模型，或不设 EMBEDDING_MODEL 而使用自带的模型。`,
    `嵌入模型「${model}」算不出有效的向量（得到的是零或不是數）：模型檔案可能已損壞；請重新取得完整的模型，或不設 EMBEDDING_MODEL 而使用內附的模型。`,
    `The embedding model “${model}” gives no usable vectors (only zeros, or no numbers): its files may be damaged; please get the whole model again, or leave EMBEDDING_MODEL unset to use the bundled model.`,
  ],
} satisfies Record<string, (values: never) => Said>
