/** Writes values into a form's controls of one name as if typed, so that React-controlled inputs hear of it too. */
export function setFieldValue(form: HTMLFormElement, name: string, values: string[]): void {
  const controls = [...form.elements].filter((element) => 'name' in element && element.name === name)
  for (const control of controls) {
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
      const wanted = values.includes(control.value)
      if (control.checked !== wanted) control.click()
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      writeNative(control, values[0] ?? '')
    }
  }
}

/** React ignores assignments to `.value`, which it overrides on the element; the prototype's setter plus an event is what it hears. */
function writeNative(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set
  setter?.call(control, value)
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
}
