import { and, eq } from 'drizzle-orm'
import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { audit } from '@/lib/audit/record'
import type { Tx, Write } from '@/lib/db/store'
import { channels } from '@/lib/db/tables/notices'
import { env } from '@/lib/env'
import { now } from '@/lib/kernel/clock'
import { notFound, Problem } from '@/lib/kernel/errors'
import { newId } from '@/lib/kernel/ids'
import type { ChannelInput } from './channel.schema'
import { type ChannelRow, loadChannel } from './channels.queries'
import { hostList, maskAddress, webhookFault } from './hosts.rules'

/** How the trail shows a channel: never its address or secret. */
const noted = ({
  kind,
  address,
  secret,
  active,
  unitId,
  userId,
}: Pick<ChannelRow, 'kind' | 'address' | 'secret' | 'active' | 'unitId' | 'userId'>) => ({
  kind,
  address: maskAddress(kind, address),
  secret: secret === null ? null : '已设置',
  active,
  unitId,
  userId,
})

/**
 * Makes or changes a channel: the viewer's own, or with `unitId` that of a unit in reach. An address or secret left empty stays. Problems:
 * not-found, conflict, invalid on `address` for what is no address of that maker's robots.
 */
export async function saveChannel(
  write: Write,
  viewer: Viewer,
  input: ChannelInput,
): Promise<{ id: string; unitId: string | null }> {
  return write(async (tx) => {
    const before = input.id ? await loadChannel(tx, viewer, input.id) : undefined
    if (before && before.version !== input.version)
      throw new Problem('conflict', {}, `channel ${before.id}`, { active: before.active, version: before.version })
    const owner = before ? { unitId: before.unitId, userId: before.userId } : ownerOf(viewer, input.unitId)
    const address = addressOf(input, before)
    const kept = before?.kind === input.kind && !input.dropSecret ? before.secret : null
    const signs = input.kind === 'dingtalk' || input.kind === 'feishu'
    const after = {
      ...owner,
      kind: input.kind,
      address,
      secret: signs ? input.secret || kept : null,
      active: input.active,
    }
    const id = before?.id ?? newId()
    if (before) {
      const written = await tx
        .update(channels)
        .set({ ...after, updatedAt: now(), version: before.version + 1 })
        .where(and(eq(channels.id, id), eq(channels.version, before.version)))
        .returning({ id: channels.id })
      if (written.length === 0) throw new Problem('conflict', {}, `channel ${id}`)
    } else await tx.insert(channels).values({ id, ...after, createdBy: viewer.userId })
    await trail(tx, viewer, 'channel.save', id, before, after)
    return { id, unitId: owner.unitId }
  })
}

/** Takes a channel away; what was sent by it stays in the log. Throws not-found. */
export async function removeChannel(write: Write, viewer: Viewer, { id }: { id: string }): Promise<void> {
  await write(async (tx) => {
    const before = await loadChannel(tx, viewer, id)
    await tx.delete(channels).where(eq(channels.id, id))
    await trail(tx, viewer, 'channel.remove', id, before, undefined)
  })
}

function ownerOf(viewer: Viewer, unitId: string | undefined): { unitId: string | null; userId: string | null } {
  if (!unitId) return { unitId: null, userId: viewer.userId }
  if (!reaches(viewer, 'channel.write', { unitId })) throw notFound(`unit ${unitId}`)
  return { unitId, userId: null }
}

function addressOf(input: ChannelInput, before: ChannelRow | undefined): string {
  const stays = !input.address && before?.kind === input.kind
  const address = stays ? (before?.address ?? '') : input.address
  if (!address) throw new Problem('invalid', { address: ['更换方式时请重新填写地址'] })
  if (input.kind === 'mail' || stays) return address
  const fault = webhookFault(input.kind, address, hostList(env.MESSAGE_HOSTS))
  if (fault) throw new Problem('invalid', { address: [fault] })
  return address
}

type Noted = Parameters<typeof noted>[0]
async function trail(tx: Tx, viewer: Viewer, action: string, id: string, before?: Noted, after?: Noted): Promise<void> {
  const unitId = (after ?? before)?.unitId ?? viewer.unitId
  await audit(tx, viewer, {
    action,
    noun: 'channel',
    id,
    unitId,
    before: before ? noted(before) : null,
    after: after ? noted(after) : null,
  })
}
