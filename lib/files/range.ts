export type Range = { start: number; end: number }

/**
 * What a Range header asks of `size` bytes (RFC 9110 §14.2): one part with both ends inclusive; 'whole' without a header, for several parts
 * and for what is not understood; 'unsatisfiable' when the part lies behind the end.
 */
export function rangeOf(header: string | null, size: number): Range | 'whole' | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(' ', '') ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  if (from === '') {
    const last = Number(to)
    return last === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - last), end: size - 1 }
  }
  const start = Number(from)
  if (to !== '' && Number(to) < start) return 'whole'
  return start >= size ? 'unsatisfiable' : { start, end: to === '' ? size - 1 : Math.min(Number(to), size - 1) }
}
