/**
 * The JSON text of a value as it will be read back, with keys in order all the way down: the same for the same meaning. What JSON leaves out
 * (undefined fields) is left out, what it turns into null (undefined itself, lonely numbers such as NaN) is null. Written in one go, for
 * an import asks for some hundred thousand of them.
 */
export function orderedJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}` : 'null'
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) {
    let text = ''
    for (let at = 0; at < value.length; at++) text += at === 0 ? orderedJson(value[at]) : `,${orderedJson(value[at])}`
    return `[${text}]`
  }
  const { toJSON } = value as { toJSON?: unknown }
  if (typeof toJSON === 'function') return orderedJson(toJSON.call(value))
  const fields = value as Record<string, unknown>
  let text = ''
  for (const { key, name } of inOrder(Object.keys(fields))) {
    const one = fields[key]
    if (one === undefined || typeof one === 'function' || typeof one === 'symbol') continue
    text += text === '' ? name : `,${name}`
    text += orderedJson(one)
  }
  return `{${text}}`
}

/** Nothing in it that JSON writes otherwise. */
const PLAIN = /^[^"\\\p{Cc}\p{Cs}]*$/u
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))

type Order = { given: string[]; sorted: { key: string; name: string }[] }
/** Keys in order, by the keys as they came: records of a kind have the same, and sorting takes longer than all the rest. */
const orders = new Map<string, Order>()
const REMEMBERED = 2000

function inOrder(keys: string[]): Order['sorted'] {
  const by = keys.join()
  const known = orders.get(by)
  // Compared once more: a key may hold a comma itself, and a trail's text must not hang on what was asked before.
  if (known?.given.length === keys.length && keys.every((key, at) => key === known.given[at])) return known.sorted
  const sorted = keys.toSorted().map((key) => ({ key, name: `${JSON.stringify(key)}:` }))
  if (!known && orders.size < REMEMBERED) orders.set(by, { given: keys, sorted })
  return sorted
}
