/**
 * Text as XML 1.0 can hold it: control characters and non-characters of pasted text would make Word and Excel offer a
 * “repair” of the file. Signs that turn the direction of writing go too: behind one in a name the next figure would read
 * backwards. Line breaks become spaces, because a cell or paragraph of a summary is one line of thought.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\p{Cc}\uFFFE\uFFFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
}
