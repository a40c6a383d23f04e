let commits = 0

/** How many transactions this process has committed: whoever keeps an answer for a moment lets go of it when the number moves. */
export const commitsSoFar = (): number => commits

/** Said by the stores after every commit. */
export function countCommit(): void {
  commits++
}
