/** What lies on this device belongs to whoever was here before, until the server has said who comes. */
export function doubtDevice(): void {
  import('@/components/offline/device').then(({ doubtPerson }) => doubtPerson()).catch(() => undefined)
}
