import { currentViewer } from '@/lib/access/session'
import { store } from '@/lib/db/store'
import { Problem } from '@/lib/kernel/errors'
import { exportSummary } from '@/lib/reports/commands'
import { isSummaryFormat } from '@/lib/reports/formats'

const STATUS: Partial<Record<Problem['code'], number>> = { 'not-signed-in': 401, 'not-found': 404, 'not-allowed': 403 }

/** `?period=2026-03&format=docx|xlsx|pptx|png[&unit=…]`: the summary as a file. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  try {
    const viewer = await currentViewer()
    if (!viewer || viewer.mustChangePassword) throw new Problem('not-signed-in')
    const format = query.get('format')
    if (!isSummaryFormat(format)) throw new Problem('not-found')
    const unitId = query.get('unit') ?? undefined
    const file = await exportSummary(store(), viewer, { period: query.get('period') ?? '', unitId, format })
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'content-type': file.mime,
        'content-disposition': `attachment; filename="summary.${format}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    const problem = error instanceof Problem ? error : new Problem('unexpected')
    if (problem.code === 'unexpected') console.error('summary export failed', error)
    return new Response(problem.sentence, {
      status: STATUS[problem.code] ?? (problem.code === 'unexpected' ? 500 : 400),
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    })
  }
}
