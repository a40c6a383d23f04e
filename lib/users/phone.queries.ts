import { eq } from 'drizzle-orm'
import type { Read } from '@/lib/db/store'
import { users } from '@/lib/db/tables/people'

/** A colleague's own phone number, by which a group robot mentions him; null where none is known. */
export async function phoneOf(read: Read, userId: string): Promise<string | null> {
  const [row] = await read.select({ phone: users.phone }).from(users).where(eq(users.id, userId))
  return row?.phone || null
}
