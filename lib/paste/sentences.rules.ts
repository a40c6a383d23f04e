/** A line of an exported chat: 张三 2026-11-20 14:03 or [14:03] 张三: — who said it and when is no part of what was said. */
const CHAT_HEAD =
  /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*)?[\p{Script=Han}A-Za-z·]{1,12}\s+\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?\s*$/u
const TIMED_NAME = /^\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*[\p{Script=Han}A-Za-z·]{1,12}\s*[:：]\s*/u

/** The sentences of a text, in order, without the heads a chat puts before them; a full stop inside a number ends nothing. */
export function sentencesOf(text: string): string[] {
  return text
    .replaceAll('\0', '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !CHAT_HEAD.test(line))
    .map((line) => line.replace(TIMED_NAME, ''))
    .flatMap((line) => line.split(/(?<=[。！？!?；;])/))
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}
