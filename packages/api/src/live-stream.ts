/**
 * What the stream tells of. `board`: something of the closing circle of an event, `id` being the card, or the event for all
 * else of it, told to those who see the board; `comment`: something was said of a proposal, `id` being its number;
 * `draft-thread`: something was said of a draft, `id` being the draft, told to those who see it; `hidden`: something said
 * was hidden or shown again, `id` naming it (`idea:<id>`), or the event out of which a guest was turned with all that they
 * said; `idea`: an idea was said, changed, settled or taken back; `notice`: what one
 * is told changed, of no page (`page` is empty), told to that person; `photograph`: one that others see came or went;
 * `photograph-sent`: one waits to be released, or no more, told to who leads; `preparation`: something of an event's
 * preparation, `id` being the item, the person beside a role or the event; `proposal`: a proposal was made, changed or
 * decided, `id` being its number; `registration`: how many come to an event, or what its list says of them, `id` tells
 * nothing of whom; `report`: something said was reported, or its reports were put aside, told to maintainers; `run`: how
 * the day of an event goes, `id` being the event; `showing`: what the screen of the room of an event shows, told to who
 * leads its day, `id` naming what was shown or taken off, or the event; `support`: of an idea; `thread`: something was said in a
 * thread that is about no proposal or draft, or it was resolved, `id` being the thread; `version`: a version was
 * released or withdrawn, `id` being its number.
 */
export const liveKinds = [
  'board',
  'comment',
  'draft-thread',
  'hidden',
  'idea',
  'notice',
  'photograph',
  'photograph-sent',
  'preparation',
  'proposal',
  'registration',
  'report',
  'run',
  'showing',
  'support',
  'thread',
  'version',
] as const
/** What the stream tells of. */
export type LiveKind = (typeof liveKinds)[number]

/** Events beside the messages: where the stream stands, and that what was asked for is kept no more. */
export const liveFrames = { place: 'place', reset: 'reset' } as const

/** Where the stream is, below `/api/v1`. */
export const livePath = '/live'
