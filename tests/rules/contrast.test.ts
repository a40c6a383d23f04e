import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync('app/globals.css', 'utf8')
const tokens = (from: string, to: string) =>
  Object.fromEntries(
    [...css.slice(css.indexOf(from), css.indexOf(to)).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
const themes = {
  light: tokens('color-scheme: light;', 'color-scheme: dark;'),
  dark: tokens('color-scheme: dark;', 'border-color: var(--line)'),
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(one = '', other = ''): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const GROUNDS = ['bg', 'surface', 'raised', 'sunken']
const TEXT: [string, string][] = [
  ...['ink', 'ink-muted', 'accent', 'ok', 'warn', 'bad'].flatMap((text) =>
    GROUNDS.map((ground): [string, string] => [text, ground]),
  ),
  ...['accent', 'ok', 'warn', 'bad'].flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    ['ink', `${tone}-soft`],
  ]),
  ['ink-muted', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-bad', 'bad'],
]

test.each(Object.entries(themes))('%s: every text on every ground it may stand on passes WCAG AA', (_, theme) => {
  const weak = TEXT.map(([text, ground]) => ({ text, ground, ratio: contrast(theme[text], theme[ground]) }))
  expect(weak.filter(({ ratio }) => !(ratio >= 4.5))).toEqual([])
})

test.each(Object.entries(themes))('%s: edges of controls and focus rings pass 3:1', (_, theme) => {
  const edges = ['line-strong', 'accent', 'bad'].flatMap((edge) =>
    ['bg', 'surface', 'raised'].map((ground) => ({ edge, ground, ratio: contrast(theme[edge], theme[ground]) })),
  )
  expect(edges.filter(({ ratio }) => !(ratio >= 3))).toEqual([])
})
