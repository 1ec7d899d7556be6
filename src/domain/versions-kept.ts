/** The number of index versions kept for rollback, including the one in service. */
export const VERSIONS_KEPT = 5
