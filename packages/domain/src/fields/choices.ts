/** How far a format or method has been tried. */
export const statuses = ['draft', 'tested', 'stable', 'archived'] as const
/** What people leave a workshop with. */
export const outcomes = ['meet', 'learn', 'think', 'decide', 'make', 'celebrate'] as const
/** How much practice a method asks of who leads it. */
export const difficulties = ['easy', 'moderate', 'hard'] as const
/** The moment of a workshop that a method is for. */
export const phases = ['open', 'explore', 'decide', 'close'] as const
/** Where a method works. */
export const spaces = ['onsite', 'online', 'both'] as const
/** What those who registered for an event are offered afterwards. */
export const followUps = ['none', 'opt-in'] as const
/** How far a project has come. */
export const maturities = ['idea', 'start', 'development', 'mature', 'paused', 'closed'] as const

/** One of `statuses`. */
export type Status = (typeof statuses)[number]
/** One of `outcomes`. */
export type Outcome = (typeof outcomes)[number]
/** One of `difficulties`. */
export type Difficulty = (typeof difficulties)[number]
/** One of `phases`. */
export type Phase = (typeof phases)[number]
/** One of `spaces`. */
export type Space = (typeof spaces)[number]
/** One of `followUps`. */
export type FollowUp = (typeof followUps)[number]
/** One of `maturities`. */
export type Maturity = (typeof maturities)[number]
