/**
 * The JSON text of a value as it will be read back, with keys in order all the way down: the same for the same meaning. What JSON leaves out
 * (undefined fields) is left out, what it turns into null (undefined itself, lonely numbers such as NaN) is null. Written in one go, for
 * an import asks for some hundred thousand of them.
 */
export function orderedJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if ('toJSON' in value && typeof value.toJSON === 'function') return orderedJson(value.toJSON())
  if (Array.isArray(value)) return `[${Array.from(value, orderedJson).join(',')}]`
  const fields = value as Record<string, unknown>
  let text = ''
  for (const key of Object.keys(fields).sort()) {
    const one = fields[key]
    if (one === undefined || typeof one === 'function' || typeof one === 'symbol') continue
    text += `${text && ','}${JSON.stringify(key)}:${orderedJson(one)}`
  }
  return `{${text}}`
}
