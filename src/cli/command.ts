import { type Command, InvalidArgumentError } from 'commander'

/** Creates a subcommand with the options that all commands have. */
export function below(parent: Command, usage: string, description: string): Command {
  return parent
    .command(usage)
    .description(description)
    .helpOption('-h, --help', '显示用法')
    .option('--json', '输出 JSON')
    .option('--corpus <path>', '语料文件夹或单个文件（默认 CORPUS_DIR）', path)
    .option('--index <dir>', '索引文件夹（默认 INDEX_DIR）', path)
}

export function path(value: string): string {
  if (value.trim() !== '') return value
  throw new InvalidArgumentError('请给出路径。')
}

export function positive(value: string): number {
  const number = Number(value)
  if (Number.isInteger(number) && number > 0 && number <= 1000) return number
  throw new InvalidArgumentError('请给出 1 到 1000 的整数。')
}

/** Parses a page number of a list, from 1. */
export function pageNumber(value: string): number {
  const number = Number(value)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new InvalidArgumentError('请给出从 1 起的整数。')
}
