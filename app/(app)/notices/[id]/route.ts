import { redirect } from 'next/navigation'
import { orNotFound } from '@/lib/access/page'
import { requireViewer } from '@/lib/access/session'
import { store } from '@/lib/db/store'
import { paths } from '@/lib/kernel/paths'
import { readNotice } from '@/lib/notices/commands'

const inside = (path: string) => (path.startsWith('/') && !path.startsWith('//') ? path : paths.notices())

/**
 * Opens what a notice is about and marks it as read: an address, so that a mail or a group message can link to it. Reading twice changes
 * nothing, and a forged link can at most mark the person's own message as read.
 */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const viewer = await requireViewer()
  const { id } = await params
  const { path } = await orNotFound(readNotice(store().write, viewer, { id }))
  redirect(inside(path))
}
