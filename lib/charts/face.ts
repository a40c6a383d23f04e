import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Blob, Face, Font } from 'harfbuzzjs'
import { PROJECT_ROOT } from '@/lib/env'

/** The face that files are drawn with, never one of the machine (docs/decisions/2026-11-22-pictures-in-files.md). */
const FILE = path.join(PROJECT_ROOT, 'node_modules', '@embedpdf', 'fonts-sc', 'fonts', 'NotoSansHans-Regular.otf')

/** What stands for a character that the face has not, as printers do (缺字号): a box would look like a fault. */
const MISSING = '〓'
/** Joiners, variation selectors and direction marks: they ask for no room of their own. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u

/** `advance` in units of the face; `path` is the outline in these units, y upwards, with relative commands only. */
export type Glyph = { advance: number; path: string }
export type OpenFace = { unitsPerEm: number; glyph: (char: string) => Glyph; has: (char: string) => boolean }

let opened: Promise<OpenFace> | undefined

/** The face, read once in a process (8 MB). */
export function openFace(): Promise<OpenFace> {
  opened ??= open()
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

async function open(): Promise<OpenFace> {
  const face = new Face(new Blob(new Uint8Array(await readFile(FILE))))
  const font = new Font(face)
  const known = new Map<string, Glyph>()
  const idOf = (char: string) => font.nominalGlyph(char.codePointAt(0) ?? 0)
  const read = (char: string): Glyph => {
    if (UNSEEN.test(char)) return { advance: 0, path: '' }
    const id = idOf(char) ?? idOf(MISSING) ?? 0
    return { advance: font.glyphHAdvance(id), path: relative(font.glyphToPath(id)) }
  }
  return {
    unitsPerEm: face.upem,
    has: (char) => UNSEEN.test(char) || idOf(char) !== undefined,
    glyph: (char) => {
      const glyph = known.get(char) ?? read(char)
      known.set(char, glyph)
      return glyph
    },
  }
}

/** Absolute M, L, Q, C and Z as relative commands, so that one outline can stand anywhere in a line. */
function relative(outline: string): string {
  let [x, y] = [0, 0]
  let start = [0, 0] as [number, number]
  let made = ''
  for (const [, command = '', numbers = ''] of outline.matchAll(/([A-Z])([^A-Z]*)/g)) {
    if (command === 'Z') {
      made += 'z'
      ;[x, y] = start
      continue
    }
    const points = (numbers.match(/-?[\d.]+/g) ?? []).map(Number)
    made += command.toLowerCase() + points.map((value, at) => round(value - (at % 2 === 0 ? x : y))).join(' ')
    ;[x, y] = [points.at(-2) ?? x, points.at(-1) ?? y]
    if (command === 'M') start = [x, y]
  }
  return made
}

const round = (value: number): number => Math.round(value * 100) / 100
