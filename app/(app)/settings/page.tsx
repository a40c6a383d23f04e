import { notFound, redirect } from 'next/navigation'
import { may } from '@/lib/access/roles'
import { requireViewer } from '@/lib/access/session'
import { paths } from '@/lib/kernel/paths'

/** Goes to the first settings page the viewer may use. */
export default async function SettingsPage() {
  const viewer = await requireViewer()
  if (may(viewer, 'unit.write')) redirect(paths.settings('units'))
  if (may(viewer, 'goal.write')) redirect(paths.settings('plans'))
  notFound()
}
