/**
 * The official layout: GB/T 9704-2012 党政机关公文格式. Lengths are twips (1/20 pt, 1 mm = 56.693), sizes half points.
 * Margins follow from a text block of 156 mm × 225 mm on A4 with 37 mm above and 28 mm to its left.
 */
export const PAGE = {
  width: 11_906,
  height: 16_838,
  top: 2098, // 37 mm
  bottom: 1984, // 35 mm
  left: 1588, // 28 mm
  right: 1474, // 26 mm
  /** Puts the middle of the page number's line 7 mm below the text block: 35 − 7 − half of 14 pt. */
  footer: 1448,
} as const

export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right

/**
 * 22 lines of 28 characters, by explicit line height and character spacing instead of a document grid: LibreOffice widens
 * every character on a character grid and doubles small table lines on a line grid; without one all programs agree.
 */
export const GRID = {
  /** 225 mm / 22 = 28.99 pt, taken as 28.95 so that rounding never pushes the last line out. */
  line: 579,
  /** 28 characters in 156 mm leave 15.79 pt each; 三号 is 16 pt. */
  charSpacing: -5,
} as const

/** Half points: 二号 22 pt, 小二 18 pt (annex titles), 三号 16 pt, 四号 14 pt; tables are not governed by the standard. */
export const SIZE = { title: 44, annexTitle: 36, body: 32, page: 28, table: 20 } as const

export const FONT = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  level1: '黑体',
  level2: '楷体_GB2312',
  page: '宋体',
} as const

/**
 * What stands in where a machine lacks the named face, nearest in look first; Word, WPS and LibreOffice read them from
 * the font table. Without them 方正小标宋 falls back to whatever the theme says.
 */
export const FONT_FALLBACKS: Record<string, { alternatives: string; family: 'roman' | 'swiss' | 'script' | 'modern' }> =
  {
    [FONT.title]: { alternatives: '方正小标宋_GBK,华文中宋,STZhongsong,Noto Serif CJK SC', family: 'script' },
    [FONT.body]: { alternatives: '仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC', family: 'modern' },
    [FONT.level1]: { alternatives: 'SimHei,华文黑体,Noto Sans CJK SC', family: 'swiss' },
    [FONT.level2]: { alternatives: '楷体,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC', family: 'modern' },
    [FONT.page]: { alternatives: 'SimSun,Noto Serif CJK SC', family: 'roman' },
  }

/** Twips of `n` body characters (三号, 16 pt). */
export const chars = (n: number): number => n * 320
