/** A number as those see it who need not call: 138****5678; short ones keep two digits at the end. */
export function maskPhone(phone: string | null): string | null {
  if (!phone) return null
  if (phone.length < 8) return `****${phone.slice(-2)}`
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** A text without the numbers of telephones and identity cards that somebody typed into it: what leaves the product's own pages carries none. */
export function withoutNumbers(text: string): string {
  return text.replace(/\+?\d(?:[\s-]?\d){6,}[Xx]?/g, '（号码见系统）')
}
