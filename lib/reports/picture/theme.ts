import { PAPER } from '@/lib/charts/paper'

/** CSS pixels; the picture has two of its own to each. A phone shows it about three quarters as large. */
export const WIDTH = 540
export const SCALE = 2
export const MARGIN = 24
export const INNER = WIDTH - 2 * MARGIN

/** No higher than this: chat programs and graphics chips show no picture of more than 16,384 pixels. */
export const HIGHEST = 8000

/** CSS pixels. The smallest stands over the values of a table's row. */
export const SIZES = { title: 27, heading: 20, text: 18, table: 16, caption: 15 } as const
export const COLORS = { ...PAPER, band: '#eef3f8', paper: '#ffffff' } as const

/** A line's height over its letters' size. */
export const LEADING = 1.55
