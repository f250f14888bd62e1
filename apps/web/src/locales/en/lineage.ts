import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/lineage.ts'

export const messages: Like<typeof french> = {
  feed: 'Atom feed',
  follow: 'Follow',
  title: 'Lineage of {title}',
  crumb: 'Lineage',
  alone: '{title} has no forks yet.',
  descend: 'One page descends from it. | {n} pages descend from it.',
  tried: 'The lineage has one event. | The lineage has {n} events.',
  farthest:
    'The farthest is {title}: {n} passage apart. | The farthest is {title}: {n} passages apart.',
  data: 'Download the data',
  compare: 'Compare both pages',
  choose: 'Tick two pages to compare them.',
  chooseOne: 'Compare {title}',
  page: 'Page',
  version: 'Version',
  distance: 'Distance',
  events: 'Events',
  draft: 'draft',
  origin: 'origin',
  first: 'first page',
  from: 'from {title} {version}',
  translationOf: 'translation of {title} {version}',
  passages: '{n} passage | {n} passages',
  aheadBehind: '{ahead} ahead, {behind} behind',
  notCounted: 'not counted',
  versionOf: 'version {version}',
  noEvents: 'no events',
  eventCount: '{n} event | {n} events',
  legend: {
    version: 'released version',
    event: 'event',
    fork: 'fork',
    translation: 'translation',
  },
}
