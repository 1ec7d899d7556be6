/** How many versions of the index are kept, the one in service included, for the way back. */
export const VERSIONS_KEPT = 5
