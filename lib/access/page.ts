import { notFound } from 'next/navigation'
import { Problem } from '@/lib/kernel/errors'
import type { Permission } from './permissions'
import { may } from './roles'
import { requireViewer } from './session'
import type { Viewer } from './viewer'

/** The viewer of a page that needs a permission; whoever lacks it sees the same “not there” as for a page that does not exist. */
export async function pageViewer(permission: Permission): Promise<Viewer> {
  const viewer = await requireViewer()
  if (!may(viewer, permission)) notFound()
  return viewer
}

/** What a page loads by id: the value, or the page “not there” when the query throws not-found. */
export async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') notFound()
    throw error
  }
}
