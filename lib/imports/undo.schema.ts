import { z } from 'zod'

/** How much of an import is undone: all of it or nothing, or all but what has been worked on since, with what that needs. */
export const UNDO_EXTENTS = { all: '全部撤销', rest: '保留这些记录，撤销其余' } as const
export type UndoExtent = keyof typeof UNDO_EXTENTS

export const undoInput = z.object({
  id: z.string().min(1).max(40),
  extent: z.enum(['all', 'rest']).default('all'),
})
export type UndoInput = z.infer<typeof undoInput>
