/**
 * Verb and path of the calls that pages make before anybody does anything, and of those that a phone makes in a room, where
 * the line may be lost at any time: every page has these. All others are in `later-endpoints.ts`.
 */
export const firstEndpoints = {
  viewPage: { verb: 'GET', path: '/pages/:slug/view' },
  getRights: { verb: 'GET', path: '/pages/:slug/rights' },
  listHidden: { verb: 'GET', path: '/pages/:slug/hidden' },
  createIdea: { verb: 'POST', path: '/pages/:slug/ideas' },
  listOwnIdeas: { verb: 'GET', path: '/ideas' },
  changeIdea: { verb: 'PATCH', path: '/ideas/:id' },
  getRun: { verb: 'GET', path: '/events/:slug/run' },
  joinEvent: { verb: 'POST', path: '/events/:slug/join' },
  leaveEvent: { verb: 'DELETE', path: '/events/:slug/join' },
  findEventByCode: { verb: 'GET', path: '/codes/:code' },
  getSession: { verb: 'GET', path: '/session' },
  addMoves: { verb: 'POST', path: '/events/:slug/run/moves' },
} as const
