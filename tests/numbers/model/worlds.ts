import type fc from 'fast-check'
import { at, type Drawn, day, drawnArb, id, offsetOf } from './drawn'
import type { PlainWorld } from './plain'

/** About 200 records of every kind, in every state they can be in. */
export const worldArb: fc.Arbitrary<PlainWorld> = drawnArb.map(build)

function build(drawn: Drawn): PlainWorld {
  const units: PlainWorld['units'] = [{ id: 'u-000', parent: null }]
  for (const [index, n] of drawn.units.entries()) units.push({ id: id('u', index + 1), parent: at(units, n).id })
  const unitOf = (n: number) => at(units, n).id
  const owner = (n: number) => `${unitOf(n)}-p${n % 2}`
  const companies = drawn.companies.map(({ unit, ...company }, n) => ({
    ...company,
    id: id('c', n),
    unit: unitOf(unit),
    owner: owner(unit),
  }))
  const projects = drawn.projects.map(({ unit, owned, merged, state, endedOn, deleted, ...project }, n) => ({
    ...project,
    ...{ id: id('p', n), unit: unitOf(unit), owner: owned ? owner(unit) : null, state },
    ...{
      endedOn: state === 'active' ? null : endedOn,
      deleted: deleted || merged,
      mergedInto: merged ? id('p', n + 1) : null,
    },
  }))
  const standingKeys = new Set<string>()
  const stages = drawn.stages.map(({ project, again, ...stage }, n) => {
    const key = `${at(projects, project).id}:${stage.stage}`
    const voided = again || standingKeys.has(key)
    if (!voided) standingKeys.add(key)
    return { ...stage, id: id('s', n), project: at(projects, project).id, voided }
  })
  const money: PlainWorld['money'] = []
  for (const [n, { project, unit, amount, corrects, ...event }] of drawn.money.entries()) {
    const of = project === null ? null : at(projects, project).id
    const old = corrects
      ? money.find((each) => of !== null && each.project === of && each.kind === event.kind)
      : undefined
    money.push({
      ...event,
      id: id('m', n),
      project: of,
      unit: unitOf(unit),
      owner: owner(unit),
      cny: amount,
      usd: Math.floor(amount / 7),
      corrects: old?.id ?? null,
    })
  }
  const divisible = [
    ...stages.map(({ project, stage, on }) => ({ whose: project, metric: `stage:${stage}`, on })),
    ...money.flatMap(({ project, kind, on }) => (project ? [{ whose: project, metric: `money:${kind}`, on }] : [])),
  ]
  const taken = new Set<string>()
  const credits = drawn.divisions.flatMap(({ event, cuts, edge, sets, units: holders, owned, deleted }) => {
    const { whose, metric, on } = at(divisible, event)
    const marks = new Set([...cuts, ...(edge === undefined ? [] : [offsetOf(on) + edge])])
    if (!deleted && taken.has(`${whose} ${metric}`)) return []
    if (!deleted) taken.add(`${whose} ${metric}`)
    const edges = [0, ...[...marks].filter((mark) => mark > 0).toSorted((a, b) => a - b)]
    return edges.flatMap((edge, n) =>
      (sets[n] ?? []).map((part, m) => {
        const holder = at(holders, n * 3 + m)
        return {
          ...{ ...part, project: whose, metric, deleted, unit: unitOf(holder), owner: owned ? owner(holder) : null },
          ...{
            from: n === 0 ? '0000-01-01' : day(edge),
            to: edges[n + 1] === undefined ? '9999-12-31' : day((edges[n + 1] as number) - 1),
          },
        }
      }),
    )
  })
  const goals = drawn.goals.map((goal, n) => ({ ...goal, id: id('g', n) }))
  return {
    ...{ units, companies, projects, stages, money, goals },
    visits: drawn.visits.map(({ company, unit, joint, ...visit }, n) => ({
      ...visit,
      id: id('v', n),
      joint: drawn.together ? [...new Set(joint.map(unitOf))].filter((each) => each !== unitOf(unit)) : [],
      company: at(companies, company).id,
      unit: unitOf(unit),
      owner: owner(unit),
    })),
    requests: drawn.requests.map(({ unit, raisedUnit, ...request }, n) => ({
      ...request,
      id: id('r', n),
      unit: unitOf(unit),
      raisedUnit: unitOf(raisedUnit),
      owner: owner(unit),
    })),
    events: drawn.events.map(({ unit, ...event }, n) => ({
      ...event,
      id: id('e', n),
      unit: unitOf(unit),
      owner: owner(unit),
    })),
    credits: credits.map((credit, n) => ({ ...credit, id: id('k', n) })),
    figures: drawn.figures.map(({ goal, unit, on, ...figure }, n) => ({
      ...figure,
      id: id('f', n),
      goal: at(goals, goal).id,
      unit: unitOf(unit),
      asOf: on,
    })),
  }
}
