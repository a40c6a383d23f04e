import type { PlainMoney, PlainProject, PlainRule, PlainWorld, Standing } from './plain'

/** What a unit and person have of a record, in hundredths of a count or in minor units; exact. */
export type Part = { unit: string; owner: string | null; adds: bigint }
/** A record a rule looks at: who has it, and everything that speaks against counting it, period aside. */
export type Near = {
  id: string
  /** What is counted once however many records it has: a company. */
  fold?: string
  /** Whoever has a part has all of it: a visit made by several units. */
  whole?: boolean
  on: string | null
  parts: Part[]
  against: string[]
  /** Whether nothing but waiting claims, or a refusal, speaks against it. */
  hope: 'claimed' | 'rejected' | undefined
}

const one = (row: { unit: string; owner: string | null }): Part[] => [{ unit: row.unit, owner: row.owner, adds: 100n }]
const WAITING = ['unverified']
const shares = (list: string[] | undefined, has: string[]) => !list?.length || list.some((each) => has.includes(each))

/** All records that exist for a rule, each once; `asOf` is the day on which is asked. */
export function recordsOf(
  world: PlainWorld,
  rule: PlainRule,
  asOf: string,
  goal: string | undefined,
  to: string,
  from: string,
): Near[] {
  const plain = (row: { id: string; on: string; unit: string; owner: string }): Near => ({
    id: row.id,
    on: row.on,
    parts: one(row),
    against: [],
    hope: undefined,
  })
  switch (rule.source) {
    case 'visits':
      return world.visits
        .filter((row) => !row.deleted)
        .map((row): Near => {
          const parts = [row.unit, ...row.joint].flatMap((unit) => one({ ...row, unit }))
          const near = { ...plain(row), parts, whole: true }
          return rule.measure === 'companies' ? { ...near, fold: row.company } : near
        })
    case 'events':
      return world.events.filter((row) => !row.deleted).map(plain)
    case 'requests':
      return world.requests
        .filter((row) => !row.deleted)
        .map((row) => ({
          ...plain({ ...row, on: row.solved ?? row.raised }),
          against: row.solved === null ? ['unsolved'] : [],
        }))
    case 'companies-tagged':
      return world.companies
        .filter((row) => !row.deleted)
        .flatMap((row) =>
          row.tags
            .filter(({ tag }) => rule.tags?.includes(tag))
            .map(
              ({ since }): Near => ({
                id: row.id,
                fold: row.id,
                on: since,
                parts: one(row),
                against: since ? [] : ['undated'],
                hope: undefined,
              }),
            ),
        )
    case 'manual': {
      const mine = world.figures.filter((row) => row.goal === goal && !row.deleted)
      const until = to < asOf ? to : asOf
      const inTime = mine.filter((row) => row.asOf >= from && row.asOf <= until)
      const latest = inTime.toSorted((a, b) =>
        a.asOf === b.asOf ? (a.id < b.id ? 1 : -1) : a.asOf < b.asOf ? 1 : -1,
      )[0]
      return mine.map((row) => ({
        ...{ id: row.id, on: row.asOf, hope: undefined, against: row.id === latest?.id ? [] : ['older'] },
        parts: [
          { unit: row.unit, owner: 'writer', adds: BigInt(row.value) * (rule.measure === 'records' ? 100n : 1n) },
        ],
      }))
    }
    case 'stage':
      return world.stages
        .filter((row) => row.stage === rule.stage && !row.deleted)
        .flatMap((row) => {
          const project = living(world, row.project)
          if (!project) return []
          const ended = project.state !== 'active' && project.endedOn !== null && project.endedOn <= asOf
          const against = [...(row.voided ? ['voided'] : []), ...(ended ? ['ended'] : [])]
          return [
            event(
              world,
              rule,
              row.id,
              row.on,
              row.standing,
              project,
              { ...project, adds: 100n },
              `stage:${row.stage}`,
              against,
              project.origin,
            ),
          ]
        })
    case 'money':
      return world.money
        .filter((row) => rule.moneyKinds?.includes(row.kind) && !row.deleted)
        .flatMap((row) => {
          const project = row.project === null ? undefined : living(world, row.project)
          if (row.project !== null && !project) return []
          const holder = project ?? row
          const adds = BigInt(rule.measure === 'usd' ? row.usd : row.cny)
          const against = [
            ...(row.voided ? ['voided'] : []),
            ...(rule.increments === false && row.increment ? ['increment'] : []),
            ...(rule.verifiedOnly === false && correctedByClaim(world, row) ? ['corrected'] : []),
          ]
          return [
            event(
              world,
              rule,
              row.id,
              row.on,
              row.standing,
              project,
              { unit: holder.unit, owner: holder.owner, adds },
              `money:${row.kind}`,
              against,
              row.origin,
            ),
          ]
        })
  }
}

const living = (world: PlainWorld, id: string) =>
  world.projects.find((each) => each.id === id && !each.deleted && each.mergedInto === null)

function event(
  world: PlainWorld,
  rule: PlainRule,
  id: string,
  on: string,
  standing: Standing,
  project: PlainProject | undefined,
  whole: Part,
  metric: string,
  more: string[],
  origin: string | null,
): Near {
  const strict = rule.verifiedOnly !== false
  const against = [...more]
  let hopeless = more.length > 0
  let leaning = false
  const refuse = (reason: string) => {
    against.push(reason)
    hopeless = true
  }
  if (!shares(rule.targetTypes, project?.targets ?? [])) refuse('target-type')
  if (!shares(rule.tags, project?.tags ?? [])) refuse('tag')
  if (rule.origin && origin !== rule.origin) refuse('origin')
  if (rule.sourceRegion && !project?.region?.includes(rule.sourceRegion)) refuse('region')
  if (rule.area && !project?.area?.includes(rule.area)) refuse('area')
  for (const [reason, kind, least] of [
    ['amount', 'agreed', rule.minAmountCny],
    ['registered-capital', 'registered-capital', rule.minRegisteredCapitalCny],
  ] as const) {
    if (!least) continue
    const events = project
      ? world.money.filter(
          (row) =>
            row.project === project.id &&
            row.kind === kind &&
            stands(row) &&
            !(rule.increments === false && row.increment),
        )
      : []
    const claimed = total(events.filter((row) => row.standing !== 'rejected' && !correctedByClaim(world, row)))
    const verified = total(events.filter((row) => row.standing === 'verified'))
    if (claimed < least) hopeless = true
    if (claimed < least && !(strict && verified >= least)) against.push(reason)
    if (strict && verified < least && claimed >= least) leaning = true
  }
  if (standing === 'rejected') against.push('rejected')
  if (strict && (standing === 'claimed' || leaning)) against.push('unverified')
  const waits = against.every((reason) => WAITING.includes(reason)) && against.length > 0
  const hope = hopeless ? undefined : standing === 'rejected' ? 'rejected' : waits ? 'claimed' : undefined
  return { id, on, parts: divided(world, project?.id, metric, on, whole), against, hope }
}

const stands = (row: PlainMoney) => !row.voided && !row.deleted
const total = (rows: PlainMoney[]) => rows.reduce((sum, row) => sum + row.cny, 0)
const correctedByClaim = (world: PlainWorld, row: PlainMoney) =>
  world.money.some((each) => each.corrects === row.id && stands(each) && each.standing === 'claimed')

/** The parts of a whole by the set in force on the day; the whole where there is none. */
function divided(world: PlainWorld, project: string | undefined, metric: string, on: string, whole: Part): Part[] {
  const set = world.credits.filter(
    (row) => row.project === project && row.metric === metric && !row.deleted && row.from <= on && on <= row.to,
  )
  if (set.length === 0) return [whole]
  return set.map(({ unit, owner, below, share }) => ({
    unit,
    owner,
    adds: (whole.adds * BigInt(below + share)) / 100n - (whole.adds * BigInt(below)) / 100n,
  }))
}
