'use client'

import { Printer } from 'lucide-react'
import { Button, buttonClass } from '@/components/ui/button'

/** Opens the browser's print dialog; the page prints without frame and in light colours. */
export function PrintButton() {
  return (
    <Button className={buttonClass('secondary', 'normal', 'max-md:hidden')} onClick={() => window.print()}>
      <Printer aria-hidden />
      打印
    </Button>
  )
}
