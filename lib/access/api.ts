import { Problem, type ProblemCode } from '@/lib/kernel/errors'
import { currentViewer } from './session'
import type { Viewer } from './viewer'

/** The HTTP status that says the same as a problem; 422 for those that are about what was sent. */
export const statusOf = (code: ProblemCode): number => STATUS[code] ?? 422

const STATUS: Partial<Record<ProblemCode, number>> = {
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'other-person': 409,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unexpected: 500,
}

/** The viewer of an API request. Problems: not-signed-in, not-allowed while the password must be changed. */
export async function apiViewer(): Promise<Viewer> {
  const viewer = await currentViewer()
  if (!viewer) throw new Problem('not-signed-in')
  if (viewer.mustChangePassword) throw new Problem('not-allowed', {}, 'password must be changed')
  return viewer
}

/** An API answer; a refusal becomes its status and its sentence, anything unexpected goes to the log and tells nothing. */
export async function apiAnswer(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('unexpected')
    if (problem.code === 'unexpected') console.error('api request failed', error)
    return Response.json(
      { error: { code: problem.code, message: problem.sentence } },
      { status: statusOf(problem.code), headers: { 'cache-control': 'no-store' } },
    )
  }
}
