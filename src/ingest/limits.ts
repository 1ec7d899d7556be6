/**
 * What reading one file may cost. Why these numbers: docs/decisions/0017. Sizes are in bytes, times in milliseconds.
 */

const million = 1_000_000

/** Largest file of a format, as it stands on disk. A .jsonl file is read record by record and may be of any size. */
export const largestFile = { text: 32 * million, document: 200 * million } as const

/** Longest record of a .jsonl file; longer lines are passed over without being held. */
export const longestRecord = 8 * million

/**
 * What a packed .jsonl.gz file may unpack to: so many times its own size, and in any case so much. Records are read
 * as they come, so this bounds the time and the articles; `longestRecord` bounds what is held.
 */
export const unpackedRecords = { atLeast: 1000 * million, times: 100 } as const

/** What the parts of a DOCX file that are read may unpack to, all together. */
export const mostUnpackedParts = 64 * million

/** Rows and cells of one sheet. */
export const mostOfSheet = { rows: 20_000, cells: 400_000 } as const

/** Pages of a PDF. */
export const mostPages = 2000

/** Rejected records that are told of one by one; of further ones a file tells how many they are. */
export const mostRejectionsTold = 10_000

/** How long a file or a record may take: a floor, and more for each byte. */
export const patience = (bytes: number): number => 6000 + bytes / 500

/** A PDF may take longer with each page that was read, since its text is packed. */
export const patienceForPage = 250

/** Heap of the thread that reads. What stands outside its heap is bounded by the sizes above, and watched. */
export const mostHeapMegabytes = 1024

/** How much the memory of the whole process may grow while one file is read. */
export const mostGrowth = 1500 * million
