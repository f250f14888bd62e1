const secret =
  /^\/(?:(?:calendars|feeds|followed|registration|role|invite|reset|enter|confirm|unsubscribe|setup|e)(?:\/|$)|events\/[^/]+\/room\/?$)/i

/**
 * Whether a path is one of those that let who knows them do something, or begins like one: nothing of its page names it
 * to others.
 */
export const isSecretAddress = (path: string): boolean => secret.test(path)
