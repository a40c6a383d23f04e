import { type AskLine, AskList } from '@/components/imports/ask-list'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { importChoices } from '@/lib/imports/choices.queries'
import { answerName, NOBODY } from '@/lib/imports/form.schema'
import { peopleFor } from '@/lib/imports/likely.rules'
import type { Look } from '@/lib/imports/preview.queries'
import type { Preview } from '@/lib/imports/queries'
import type { ImportMapping } from '@/lib/imports/schema'

type Props = { viewer: Viewer; preview: Look & Preview }
const SHOWN = 60
const PEOPLE = 30

/**
 * What only a person can decide: rows that fit several records, units and people nobody here knows. Fields are named by `answerName`
 * (imports/form.schema); one is drawn for every answer in the mapping that holds (saved, or the district's earlier ones), or it
 * would be forgotten.
 */
export async function Decisions({ viewer, preview: { asks, mapping } }: Props) {
  const { units, people, matches } = mapping ?? {}
  const choices = await importChoices(reader(), viewer)
  const open = unansweredFirst(asks.matches, matches, ({ key }) => key)
  const matchLines = open.slice(0, SHOWN).map(
    (ask): AskLine => ({
      name: answerName.match(ask.key),
      label: ask.text,
      hint: `${ask.why}。${ask.sheet ? `《${ask.sheet}》` : ''}第${ask.rowNo}行${ask.rows > 1 ? `等 ${ask.rows} 行` : ''}`,
      placeholder: '请选择，未选的行不导入',
      value: matches?.[ask.key] ?? '',
      options: [
        ...ask.candidates.map(({ id, name, detail }) => ({ value: id, label: `${name}（${detail}）` })),
        { value: 'new', label: '都不是，新建一条' },
        { value: 'skip', label: '不导入这些行' },
      ],
    }),
  )
  const unitName = new Map(choices.units.map(({ value, label }) => [value, label]))
  const unitLines = unansweredFirst(asks.units, units, ({ written }) => written)
    .slice(0, SHOWN)
    .map(
      ({ written, rows, guess }): AskLine => ({
        name: answerName.unit(written),
        label: `“${written}”`,
        hint: `${rows} 行${guess && unitName.has(guess) ? `，暂按“${unitName.get(guess)}”记` : '，未选时记在您所在单位名下'}`,
        placeholder: guess && unitName.has(guess) ? `按“${unitName.get(guess)}”记` : '请选择单位',
        value: saved(units, written),
        options: [{ value: NOBODY, label: '记在本单位名下' }, ...choices.units],
      }),
    )
  const personLines = unansweredFirst(
    asks.people.toSorted((a, b) => b.rows - a.rows),
    people,
    ({ name }) => name,
  )
    .slice(0, PEOPLE)
    .map(({ name, rows, units: from, same }): AskLine => {
      const { likely, others } = peopleFor(choices.people, name, from)
      const option = (one: (typeof likely)[number]) => ({ value: one.value, label: `${one.label}（${one.unitName}）` })
      return {
        name: answerName.person(name),
        label: `“${name}”`,
        hint: same.length > 1 ? `${rows} 行，这里有 ${same.length} 位同名` : `${rows} 行，这里没有这个人的账号`,
        placeholder: '未选时只留姓名',
        value: saved(people, name),
        options: [{ value: NOBODY, label: '不对应账号，只留姓名' }, ...likely.map(option), ...others.map(option)],
      }
    })
  const drawn = new Set([...matchLines, ...unitLines, ...personLines].map(({ name }) => name))
  const kept = [
    ...Object.entries(matches ?? {}).map(([key, value]) => [answerName.match(key), value]),
    ...Object.entries(units ?? {}).map(([key, value]) => [answerName.unit(key), value ?? NOBODY]),
    ...Object.entries(people ?? {}).map(([key, value]) => [answerName.person(key), value ?? NOBODY]),
  ].filter(([name = '']) => !drawn.has(name))
  return (
    <>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <AskList
        id="ask-matches"
        title="请先确定是哪一条"
        tone="warn"
        about="下列名称在系统中不能确定是哪一条记录。选定之前这些行不导入；同名的行只需选一次。"
        lines={matchLines}
        more={open.length - matchLines.length}
      />
      <AskList
        id="ask-units"
        title="台账里的单位"
        about="这里没有叫这个名称的单位。选定一次，下次同样的台账不再询问；台账里的名称留在记录中。"
        lines={unitLines}
        more={asks.units.length - unitLines.length}
      />
      <AskList
        id="ask-people"
        title="台账里的人员"
        about="选定后，记录归在这位同事名下；不选则只在记录中保留姓名。"
        lines={personLines}
        more={asks.people.length - personLines.length}
        folded
      />
    </>
  )
}

/** Questions nobody has answered come first, or those beyond what a page shows would never be seen. */
const unansweredFirst = <Ask,>(asks: readonly Ask[], answers: object | undefined, keyOf: (ask: Ask) => string): Ask[] =>
  asks.toSorted((a, b) => Number(keyOf(a) in (answers ?? {})) - Number(keyOf(b) in (answers ?? {})))

const saved = (answers: ImportMapping['units'], key: string): string => {
  const answer = answers?.[key]
  return answer === null ? NOBODY : (answer ?? '')
}
