import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/kept.ts'

export const messages: Like<typeof french> = {
  came: '{n} passage written here while offline came into the draft. | {n} passages written here while offline came into the draft.',
  cut: 'What you deleted here while offline is now deleted in the draft too.',
  waiting:
    '{n} passage written here while offline is not in this draft. | {n} passages written here while offline are not in this draft.',
  see: 'See',
  title: 'Written on this device',
  cameTitle: 'Now in the draft',
  cameLede:
    'These passages contain what you wrote here while offline. What others wrote meanwhile stands there too.',
  goTo: 'Go to the passage',
  homelessTitle: 'Without a place in the draft',
  homelessLede:
    'Others deleted or rewrote meanwhile what you were changing here. Nothing was replaced: these are your words as you wrote them.',
  seen: 'Seen, do not show again',
  endedTitle: '“{title}”, {when}',
  ended: 'This draft was published or deleted before these passages reached it.',
  older: 'The editor has changed since: these passages did not enter the draft by themselves.',
  copy: 'Copy the passages',
  copied: 'Copied',
  take: 'Bring them in here',
  took: 'Brought into the draft',
  begin: 'Begin a text with them',
  drop: 'Throw away',
  days: 'These words are only on this device, and only for you. They stay for {n} days at most, or until you sign out, which asks first.',
  unsentTitle: 'Some words are only on this device',
  unsentText:
    'They were written here while offline and have not reached their draft. Signing out deletes them. To keep them, stay and open the editor of these texts: they will be sent.',
  unsentPassages: '{n} passage | {n} passages',
  unsentStay: 'Stay',
  unsentLeave: 'Delete and sign out',
}
