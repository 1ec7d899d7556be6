/**
 * The limits for reading one file. Why these numbers: docs/decisions/0017. Sizes are in bytes, times in
 * milliseconds.
 */

const million = 1_000_000

/**
 * The largest file of a format, by its size on disk. A .jsonl file is read record by record and may be of any
 * size.
 */
export const largestFile = {
  text: 32 * million,
  document: 200 * million,
  picture: 32 * million,
} as const

/** The longest record of a .jsonl file; longer lines are skipped without being held in memory. */
export const longestRecord = 8 * million

/**
 * How much a packed .jsonl.gz file may unpack to: `times` its own size, and in any case `atLeast`. Records are
 * read as a stream, so this limits the time and the number of articles; `longestRecord` limits the memory.
 */
export const unpackedRecords = { atLeast: 1000 * million, times: 100 } as const

/** How much the parts of a DOCX file that are read may unpack to, in total. */
export const mostUnpackedParts = 64 * million

/** Rows and cells of one sheet. */
export const mostOfSheet = { rows: 20_000, cells: 400_000 } as const

/** Pages of a PDF. */
export const mostPages = 2000

/** Pixels of a picture: a screenshot of 1080 × 12,000 has a third of them. */
export const mostPixels = 40 * million

/** Scanned pages of a PDF: each takes seconds to read. */
export const mostScanned = 100

/** How many rejected records of a file are reported one by one; of the rest only the number is reported. */
export const mostRejectionsListed = 10_000

/** How long a file or a record may take: a minimum, plus more for each byte. */
export const patience = (bytes: number): number => 6000 + bytes / 500

/** A PDF may take this much longer for each page read, since its text is compressed. */
export const patienceForPage = 250

/** A picture may take this long to begin with, since the networks are loaded, and this much longer for each part read. */
export const patienceForPicture = { first: 60_000, part: 30_000 } as const
/** A picture whose parts each keep within their time is given up after this long all the same. */
export const mostForPicture = 300_000

/** The heap of the reading thread. Memory outside the heap is limited by the sizes above, and watched. */
export const mostHeapMegabytes = 1024

/** How much the memory of the whole process may grow while one file is read. */
export const mostGrowth = 1500 * million
