import { addDays, type Day, daysBetween } from '@/lib/kernel/month'
import { type Stage, stageIndex } from '@/lib/kernel/terms'

/** Real talks begin with 对接: from then on there is something to protect. */
export const isTalking = (stage: Stage): boolean => stageIndex(stage) >= stageIndex('contact')

/** The last protected day of talks that began on a day. */
export const protectedUntil = (on: Day, protectDays: number): Day => addDays(on, protectDays)

/** Whether a first contact protects today; its last day still counts. */
export function isProtected(contact: { protectedUntil: Day; endedOn: Day | null }, today: Day): boolean {
  return contact.endedOn === null && contact.protectedUntil >= today
}

/** Protected days that are left after today; 0 on the last day. */
export const daysLeft = (contact: { protectedUntil: Day }, today: Day): number =>
  Math.max(0, daysBetween(today, contact.protectedUntil))

/** What a unit is told before it registers an investor whom another one protects. */
export function protectionWarning(contact: { unitName: string; happenedOn: Day; protectedUntil: Day }): string {
  return `该企业由${contact.unitName}于${contact.happenedOn}首谈，保护期至${contact.protectedUntil}；继续登记将报请裁定`
}
