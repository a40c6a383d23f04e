'use client'
import { useEffect, useState } from 'react'
import type { Snapshot } from '@/lib/field/schema'
import { known } from './device'
import { onNews } from './news'
import { snapshot } from './snapshot'
import type { Draft, Halt, Vault } from './types'
import { openVault } from './vault'

/** `undefined` while it is being opened, `null` where drafts cannot be kept or nobody is known. Changes when somebody else signs in here. */
export function useVault(): Vault | null | undefined {
  const [vault, setVault] = useState<Vault | null>()
  useEffect(() => {
    let gone = false
    const look = async () => {
      const next = (await openVault()) ?? null
      if (!gone) setVault((current) => (current && current.person.id === next?.person.id ? current : next))
    }
    look()
    const end = isHeard() ? onNews(look) : undefined
    return () => {
      gone = true
      end?.()
    }
  }, [])
  return vault
}

/** The person's drafts, newest first, as they stand now; `undefined` until they are read. */
export function useDrafts(vault: Vault | null | undefined): Draft[] | undefined {
  return useRead(vault ?? undefined, listOf)
}

/** What the phone knows without a network; `undefined` until it is read or while it knows nothing. */
export function useSnapshot(vault: Vault | null | undefined): Snapshot | undefined {
  return useRead(vault ?? undefined, snapshot)
}

/** Why nothing is being sent, if somebody must sign in first. */
export function useHalt(vault: Vault | null | undefined): Halt | undefined {
  return useRead(vault ?? undefined, haltHere)
}

const listOf = (vault: Vault) => vault.list()
const haltHere = async () => (await known())?.halt
const isHeard = () => typeof BroadcastChannel !== 'undefined'

/** Reads again after every change on the phone. A vault that has been closed in between reads nothing. */
function useRead<T>(vault: Vault | undefined, read: (vault: Vault) => Promise<T>): T | undefined {
  const [value, setValue] = useState<{ of: Vault; value: T }>()
  useEffect(() => {
    if (!vault) return
    let latest = 0
    const look = async () => {
      latest += 1
      const asked = latest
      try {
        const next = await read(vault)
        if (asked === latest) setValue({ of: vault, value: next })
      } catch {
        // Somebody else has signed in: the page learns it by useVault.
      }
    }
    look()
    const end = vault.subscribe(look)
    return () => {
      latest = -1
      end()
    }
  }, [vault, read])
  return value?.of === vault ? value?.value : undefined
}
