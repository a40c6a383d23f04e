type Props = { name: string; value: string; label: string; of: string; ticked?: boolean }

/** A tick in a list that many blocks send under one name; `of` says to whoever does not see the page what it is about. */
export function Tick({ name, value, label, of, ticked }: Props) {
  return (
    <label className="touch inline-flex items-center gap-2 text-sm">
      <input
        type="checkbox"
        name={`${name}[]`}
        value={value}
        defaultChecked={ticked}
        aria-label={`${label}：${of}`}
        className="size-4"
      />
      {label}
    </label>
  )
}

type HideProps = { block: { key: string; label: string }; hidden: ReadonlySet<string>; removable?: boolean }

/** What can be done to a whole block: not shown, or, if it had been added, taken out again. */
export function Hide({ block, hidden, removable }: HideProps) {
  return (
    <div className="flex flex-wrap gap-x-5">
      <Tick name="hide" value={block.key} label="不显示" of={block.label} ticked={hidden.has(block.key)} />
      {removable ? <Tick name="remove" value={block.key} label="删除" of={block.label} /> : null}
    </div>
  )
}
