/** Runs a statement and returns its rows. */
export type Run = <T = unknown>(text: string, values?: readonly unknown[]) => Promise<T[]>
