import type { Role } from '@/lib/kernel/terms'

/** Who is looking: made anew from the database for every request, so that a changed role or unit holds at once. */
export type Viewer = {
  userId: string
  name: string
  username: string
  role: Role
  unitId: string
  unitName: string
  /** Ids of the own unit and everything under it. */
  subtree: string[]
  /** The own unit is the root: its subtree is everything. */
  atRoot: boolean
  sessionId: string
  mustChangePassword: boolean
}
