const PART = 400

/** Loads by keys, 400 at a time: fewer than either database takes parameters. One after the other: a transaction has one connection. */
export async function inParts<T, Row>(keys: Iterable<T>, load: (part: T[]) => PromiseLike<Row[]>): Promise<Row[]> {
  const all = [...keys]
  const rows: Row[] = []
  for (let at = 0; at < all.length; at += PART) for (const row of await load(all.slice(at, at + PART))) rows.push(row)
  return rows
}
