'use server'
import { after } from 'next/server'
import { action } from '@/lib/access/action'
import type { FormState } from '@/lib/access/form'
import { sweepSoon } from '@/lib/duplicates/sweep.commands'
import { paths } from '@/lib/kernel/paths'
import { changeInvestor } from '@/lib/projects/commands/change-investor'
import { createProject } from '@/lib/projects/commands/create-project'
import { endProject, reviveProject } from '@/lib/projects/commands/end-project'
import { correctMoney, createMoney } from '@/lib/projects/commands/money'
import { moveStage } from '@/lib/projects/commands/move-stage'
import { deleteProject, restoreProject, updateProject } from '@/lib/projects/commands/update-project'
import { moneyCorrection, moneyInput } from '@/lib/projects/money.schema'
import {
  deleteInput,
  endInput,
  investorInput,
  moveInput,
  projectInput,
  projectUpdate,
  reviveInput,
} from '@/lib/projects/schema'

const saved = ({ id }: { id: string }) => paths.projects.one(id, { flash: 'saved' })
const savedMoney = ({ projectId }: { projectId: string }) => paths.projects.one(projectId, { flash: 'saved' })

const create = action('project.create', projectInput, {
  run: createProject,
  goTo: ({ id }) => paths.projects.one(id, { flash: 'created' }),
})
const update = action('project.update', projectUpdate, { run: updateProject, goTo: saved })
const remove = action('project.delete', deleteInput, {
  run: deleteProject,
  goTo: ({ id }) => paths.projects.one(id, { flash: 'deleted' }),
})
const restore = action('project.restore', deleteInput, {
  run: restoreProject,
  goTo: ({ id }) => paths.projects.one(id, { flash: 'restored' }),
})
const move = action('project.move', moveInput, { run: moveStage, goTo: saved })
const moveOnBoard = action('project.move', moveInput, { run: moveStage })
const end = action('project.end', endInput, { run: endProject, goTo: saved })
const revive = action('project.revive', reviveInput, { run: reviveProject, goTo: saved })
const addMoney = action('money.create', moneyInput, { run: createMoney, goTo: savedMoney })
const fixMoney = action('money.correct', moneyCorrection, { run: correctMoney, goTo: savedMoney })
const investor = action('project.change-investor', investorInput, { run: changeInvestor, goTo: saved })

export async function createProjectAction(previous: FormState, form: FormData): Promise<FormState> {
  after(sweepSoon)
  return create(previous, form)
}
export async function updateProjectAction(previous: FormState, form: FormData): Promise<FormState> {
  after(sweepSoon)
  return update(previous, form)
}
export async function deleteProjectAction(previous: FormState, form: FormData): Promise<FormState> {
  return remove(previous, form)
}
export async function restoreProjectAction(previous: FormState, form: FormData): Promise<FormState> {
  return restore(previous, form)
}
export async function moveStageAction(previous: FormState, form: FormData): Promise<FormState> {
  return move(previous, form)
}
/** The same move; the board stays where it is. */
export async function moveOnBoardAction(previous: FormState, form: FormData): Promise<FormState> {
  return moveOnBoard(previous, form)
}
export async function endProjectAction(previous: FormState, form: FormData): Promise<FormState> {
  return end(previous, form)
}
export async function reviveProjectAction(previous: FormState, form: FormData): Promise<FormState> {
  return revive(previous, form)
}
export async function createMoneyAction(previous: FormState, form: FormData): Promise<FormState> {
  after(sweepSoon)
  return addMoney(previous, form)
}
export async function correctMoneyAction(previous: FormState, form: FormData): Promise<FormState> {
  return fixMoney(previous, form)
}
export async function changeInvestorAction(previous: FormState, form: FormData): Promise<FormState> {
  return investor(previous, form)
}
