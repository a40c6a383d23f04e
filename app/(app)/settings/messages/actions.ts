'use server'
import { revalidatePath } from 'next/cache'
import { action } from '@/lib/access/action'
import { failed } from '@/lib/access/failure'
import { type FormState, formValues } from '@/lib/access/form'
import { may } from '@/lib/access/roles'
import { currentViewer } from '@/lib/access/session'
import { store } from '@/lib/db/store'
import { Problem } from '@/lib/kernel/errors'
import { paths } from '@/lib/kernel/paths'
import { channelInput, channelRef } from '@/lib/notices/channel.schema'
import { removeChannel, saveChannel } from '@/lib/notices/channels.commands'
import { resendDelivery } from '@/lib/notices/deliveries.commands'
import { testChannel } from '@/lib/notices/test-channel.commands'
import { saveWishes } from '@/lib/notices/wishes.commands'
import { wishesInput } from '@/lib/notices/wishes.schema'
import { saveReminderPolicy } from '@/lib/reminders/policy.commands'
import { reminderInput } from '@/lib/reminders/policy.schema'

const back = (unitId: string | undefined | null, flash: string) =>
  unitId ? paths.messageUnit(unitId, { flash }) : paths.settings('messages', { flash })

const channel = action('channel.save', channelInput, {
  run: saveChannel,
  goTo: ({ unitId }) => back(unitId, 'saved'),
})
const remove = action('channel.remove', channelRef, { run: removeChannel })
const wishes = action('wishes.save', wishesInput, {
  run: saveWishes,
  goTo: (_result, { unitId }) => back(unitId, 'saved'),
})
const resend = action('delivery.resend', channelRef, { run: resendDelivery })
const policy = action('policy.save', reminderInput, {
  run: saveReminderPolicy,
  goTo: () => paths.settingsOne('messages', 'rules', { flash: 'saved' }),
})

export async function saveChannelAction(previous: FormState, form: FormData): Promise<FormState> {
  return channel(previous, form)
}
export async function removeChannelAction(previous: FormState, form: FormData): Promise<FormState> {
  return remove(previous, form)
}
export async function saveWishesAction(previous: FormState, form: FormData): Promise<FormState> {
  return wishes(previous, form)
}
export async function resendAction(previous: FormState, form: FormData): Promise<FormState> {
  return resend(previous, form)
}
export async function savePolicyAction(previous: FormState, form: FormData): Promise<FormState> {
  return policy(previous, form)
}

/** Not through the common door, whose transaction would wait for another server: the same questions, then the sending outside of one. */
export async function testChannelAction(_previous: FormState, form: FormData): Promise<FormState> {
  let values: FormState['values']
  try {
    values = formValues(form)
    const viewer = await currentViewer()
    if (!viewer) throw new Problem('not-signed-in')
    if (viewer.mustChangePassword || !may(viewer, 'notice.own')) throw new Problem('not-allowed', {}, 'channel.test')
    await testChannel(store(), viewer, channelRef.parse(values))
  } catch (error) {
    return failed(error, values, 'channel.test')
  }
  revalidatePath('/', 'layout')
  return { status: 'done' }
}
