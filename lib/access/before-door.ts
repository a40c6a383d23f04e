import { Problem } from '@/lib/kernel/errors'
import type { Permission } from './permissions'
import { may } from './roles'
import { currentViewer } from './session'
import type { Viewer } from './viewer'

/**
 * Work that takes long and must not happen inside the write door's transaction, such as looking through a file: done before, for those alone whom the door lets
 * through with this permission. What it answers hands out the result inside the door, or throws there, so that the door tells its failure.
 */
export async function beforeDoor<T>(permission: Permission, work: (viewer: Viewer) => Promise<T>): Promise<() => T> {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword || !may(viewer, permission))
    return () => {
      throw new Problem('not-allowed')
    }
  try {
    const result = await work(viewer)
    return () => result
  } catch (error) {
    return () => {
      throw error
    }
  }
}
