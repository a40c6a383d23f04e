/** The files a summary can be had as. */
export const FORMATS = {
  docx: { label: 'Word', mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { label: 'Excel', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pptx: { label: '演示文稿', mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
  png: { label: '长图', mime: 'image/png' },
} as const
export type SummaryFormat = keyof typeof FORMATS
export const isSummaryFormat = (value: string | null): value is SummaryFormat =>
  value !== null && Object.hasOwn(FORMATS, value)
/** In the order in which they are offered. */
export const ALL_FORMATS = Object.keys(FORMATS) as SummaryFormat[]
