import { and, eq } from 'drizzle-orm'
import { may } from '@/lib/access/roles'
import { demand, reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import type { Tx, Write } from '@/lib/db/store'
import { instructions } from '@/lib/db/tables/comments'
import { users } from '@/lib/db/tables/people'
import { now, today } from '@/lib/kernel/clock'
import { found, Problem, refused } from '@/lib/kernel/errors'
import { readableInstructions } from './instruction.queries'
import {
  changeInstruction,
  excerpt,
  insertInstruction,
  type StoredInstruction,
  tellInstruction,
} from './instruction.records'
import { dueProblem, type InstructionAct, instructionActs } from './instruction.rules'
import type { InstructionAnswer, InstructionHandOn, InstructionInput, InstructionReturn } from './instruction.schema'
import { ownerOf } from './instruction-owner.queries'
import { findTarget } from './target.queries'

type Key = { id: string; version: number }

/** Gives an instruction, on a record or by itself. Problems: not-found (the record), not-allowed, invalid (who, until when). */
export async function createInstruction(
  write: Write,
  viewer: Viewer,
  input: InstructionInput,
): Promise<{ id: string }> {
  return write(async (tx) => {
    demand(viewer, 'instruction.write', viewer)
    const { noun, recordId, body, dueOn } = input
    const target =
      noun && recordId ? found(await findTarget(tx, viewer, noun, recordId), `${noun} ${recordId}`) : undefined
    demandDue(dueOn)
    const owner = await ownerOf(tx, viewer, input, { noun, recordId, name: target?.name })
    const id = await insertInstruction(tx, viewer, {
      unitId: owner.unitId,
      ownerId: owner.userId,
      ownerName: owner.name,
      noun: target?.noun ?? null,
      recordId: target?.recordId ?? null,
      about: target?.name ?? null,
      body,
      dueOn,
    })
    return { id }
  })
}

/** Says what came of it. Problems: not-found, not-allowed for all but its owner, conflict, refused when it is closed. */
export async function answerInstruction(
  write: Write,
  viewer: Viewer,
  input: InstructionAnswer,
): Promise<{ id: string }> {
  return step(write, viewer, input, 'answer', async (tx, row) => {
    const { answer } = input
    const set = { state: 'answered' as const, answer, answeredAt: now(), returned: null }
    const next = await changeInstruction(tx, viewer, row, { act: 'answer', set, says: { answer } })
    const title = `${viewer.name}反馈：${excerpt(answer)}`
    await tellInstruction(tx, next, { userId: row.createdBy, step: 'answered', title })
  })
}

/** Sends an answer back with the reason and a new term. Problems as above, invalid for a term that has passed. */
export async function returnInstruction(
  write: Write,
  viewer: Viewer,
  input: InstructionReturn,
): Promise<{ id: string }> {
  return step(write, viewer, input, 'return', async (tx, row) => {
    const { reason, dueOn } = input
    demandDue(dueOn)
    const set = { state: 'open' as const, returned: reason, dueOn }
    const next = await changeInstruction(tx, viewer, row, { act: 'return', set, says: { reason, dueOn } })
    if (row.ownerId)
      await tellInstruction(tx, next, { userId: row.ownerId, step: 'returned', title: `退回补充：${excerpt(reason)}` })
  })
}

/** Closes it, answered or not. Problems as above. */
export async function closeInstruction(write: Write, viewer: Viewer, input: Key): Promise<{ id: string }> {
  return step(write, viewer, input, 'close', async (tx, row) => {
    await changeInstruction(tx, viewer, row, { act: 'close', set: { state: 'closed', closedAt: now() } })
  })
}

/** 转办: hands it to somebody under oneself, who may see its record; who gave it stays the same. Problems as above. */
export async function handOnInstruction(
  write: Write,
  viewer: Viewer,
  input: InstructionHandOn,
): Promise<{ id: string }> {
  return step(write, viewer, input, 'hand-on', async (tx, row) => {
    if (input.ownerId === row.ownerId) throw new Problem('invalid', { ownerId: ['该批示已由此人承办'] })
    const owner = await ownerOf(tx, viewer, { ownerId: input.ownerId, unitId: null }, row)
    const set = { ownerId: owner.userId, unitId: owner.unitId }
    const says = { owner: owner.name, ownerId: owner.userId, note: input.note }
    const next = await changeInstruction(tx, viewer, row, { act: 'hand-on', set, says })
    const title = `${viewer.name}转办批示：${excerpt(row.body)}`
    await tellInstruction(tx, next, { userId: owner.userId, step: 'handed-on', title })
  })
}

function demandDue(dueOn: string): void {
  const problem = dueProblem(dueOn, today())
  if (problem) throw new Problem('invalid', { dueOn: [problem] })
}

async function step(
  write: Write,
  viewer: Viewer,
  { id, version }: Key,
  act: InstructionAct,
  run: (tx: Tx, row: StoredInstruction) => Promise<void>,
): Promise<{ id: string }> {
  return write(async (tx) => {
    const [loaded] = await tx
      .select({ row: instructions, authorActive: users.active })
      .from(instructions)
      .leftJoin(users, eq(users.id, instructions.createdBy))
      .where(and(eq(instructions.id, id), readableInstructions(viewer)))
    const { row, authorActive } = found(loaded, `instruction ${id}`)
    const who = {
      userId: viewer.userId,
      writes: may(viewer, 'instruction.write'),
      reachesUnit: reaches(viewer, 'instruction.write', row),
    }
    const standing = { ...row, authorActive: authorActive === true }
    if (!instructionActs(who, standing).includes(act)) {
      // The right person at the wrong time is told so; for anybody else it is not to be done.
      const anyTime = (['open', 'answered'] as const).some((state) =>
        instructionActs(who, { ...standing, state }).includes(act),
      )
      throw anyTime ? refused(TOO_LATE[row.state]) : new Problem('not-allowed', {}, `instruction ${id} ${act}`)
    }
    if (row.version !== version) throw new Problem('conflict', {}, `instruction ${id}`)
    await run(tx, row)
    return { id }
  })
}

const TOO_LATE = {
  open: '这件批示尚未反馈，不能退回',
  answered: '这件批示已经反馈，请等待批示人办结或退回',
  closed: '这件批示已经办结',
} as const
