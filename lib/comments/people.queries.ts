import type { Viewer } from '@/lib/access/viewer'
import { viewersOf } from '@/lib/access/viewers'
import type { Read } from '@/lib/db/store'
import { Problem } from '@/lib/kernel/errors'
import { nameMatches } from '@/lib/users/name-matches'
import type { CommentInput, TalkNoun } from './schema'
import { findTarget, seenBy } from './target.queries'
import { addressedNames, splitNames } from './text.rules'

const OFFERED = 8
/** A person to choose: id, name, and the unit that tells two of one name apart. */
export type PersonOption = { value: string; label: string; detail: string }

const ofUnit = (person: Viewer) => `${person.name}（${person.unitName}）`

/**
 * Colleagues who may open the record and whose name or account name is what was typed (characters, pinyin, initials): whose the record is, his
 * unit, one's own unit, then the rest; at most 8.
 */
export async function mentionOptions(
  read: Read,
  viewer: Viewer,
  record: { noun: TalkNoun; recordId: string },
  typed: string,
): Promise<PersonOption[]> {
  const target = await findTarget(read, viewer, record.noun, record.recordId)
  if (!target) return []
  const sees = seenBy(read, record.noun, record.recordId)
  const text = typed.trim().toLowerCase()
  const near = ({ userId, unitId }: Viewer) =>
    [userId === target.ownerId, unitId === target.unitId, unitId === viewer.unitId, true].indexOf(true)
  const people = (await viewersOf(read))
    .filter((person) => person.userId !== viewer.userId)
    .filter(({ name, username }) => text === '' || username.startsWith(text) || nameMatches(name, text))
    .sort((a, b) => near(a) - near(b) || a.name.localeCompare(b.name, 'zh-CN'))
  const options: PersonOption[] = []
  for (const person of people) {
    if (options.length === OFFERED) break
    if (await sees(person)) options.push({ value: person.userId, label: person.name, detail: person.unitName })
  }
  return options
}

/**
 * Whom a comment addresses: those chosen, those named in its line, and every colleague whose name follows an @ in the text. Problems:
 * invalid, naming everybody who may not open the record, whom nobody knows, or whose name several bear.
 */
export async function mentionedPeople(
  read: Read,
  viewer: Viewer,
  record: { noun: TalkNoun; recordId: string },
  { body, mentions, named }: Pick<CommentInput, 'body' | 'mentions' | 'named'>,
): Promise<string[]> {
  if (mentions.length === 0 && !named && !body.includes('@')) return []
  const people = await viewersOf(read)
  const sees = seenBy(read, record.noun, record.recordId)
  const chosen = people.filter((person) => mentions.includes(person.userId))
  const errors: { body: string[]; named: string[] } = { body: [], named: [] }
  const blind: Viewer[] = []
  const take = async (name: string, alike: Viewer[], field: 'body' | 'named') => {
    if (alike.some((person) => chosen.includes(person))) return
    const seeing: Viewer[] = []
    for (const person of alike) if (await sees(person)) seeing.push(person)
    if (seeing.length > 1) {
      const units = seeing.map((person) => `${person.unitName} ${person.username}`).join('、')
      errors[field].push(`有${seeing.length}位“${name}”（${units}），请从列表中选择，或在“提到”中写账号`)
    } else if (seeing[0]) chosen.push(seeing[0])
    else if (alike.length === 0) errors[field].push(`没有找到“${name}”，请核对姓名`)
    else blind.push(...alike)
  }
  for (const name of splitNames(named ?? ''))
    await take(
      name,
      people.filter((person) => person.name === name || person.username === name),
      'named',
    )
  const names = [...new Set(people.map((person) => person.name))]
  for (const name of addressedNames(body, names))
    await take(
      name,
      people.filter((person) => person.name === name),
      'body',
    )
  for (const person of chosen) if (!(await sees(person))) blind.push(person)
  if (mentions.some((id) => !people.some((person) => person.userId === id))) errors.body.push('提到的人员已停用')
  if (blind.length > 0)
    errors.body.push(`${[...new Set(blind.map(ofUnit))].join('、')}无权查看这条记录，不能提到，请去掉名字前的@`)
  const wrong = Object.entries(errors).filter(([, said]) => said.length > 0)
  if (wrong.length > 0) throw new Problem('invalid', Object.fromEntries(wrong))
  return chosen.filter((person) => person.userId !== viewer.userId).map((person) => person.userId)
}
