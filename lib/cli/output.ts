import type { Problem } from '@/lib/kernel/errors'

export type Format = { json: boolean }

/** Prints a command's answer: one JSON document, or its lines for people. Nothing else of ours goes to standard output. */
export function print(format: Format, document: unknown, lines: string[]): void {
  process.stdout.write(format.json ? `${JSON.stringify(document, null, 2)}\n` : `${lines.join('\n')}\n`)
}

/** Prints a refusal: the reasons on standard error, and with --json the same as the one document. */
export function printProblem(format: Format, problem: Problem): void {
  const reasons = Object.entries(problem.fields).flatMap(([field, texts]) =>
    texts.map((text) => (field ? `${field}：${text}` : text)),
  )
  const lines = reasons.length > 0 ? reasons : [problem.sentence]
  if (format.json) process.stdout.write(`${JSON.stringify({ error: problem.code, reasons: lines }, null, 2)}\n`)
  process.stderr.write(`${lines.join('\n')}\n`)
}

/** Columns of text padded by display width (a Chinese character takes two). */
export function columns(rows: string[][]): string[] {
  const width = (text: string) => [...text].reduce((sum, char) => sum + (/[\u1100-\uffef]/.test(char) ? 2 : 1), 0)
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd(),
  )
}
