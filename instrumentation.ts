/** Next calls this once when a server starts: the clock begins. Elsewhere (edge, where nothing of ours runs) there is no database. */
export async function register(): Promise<void> {
  // Written out, not through lib/env.ts: the compiler leaves the import out of every other runtime only by this very expression.
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('@/lib/cli/jobs/in-server')).startInServer()
}
