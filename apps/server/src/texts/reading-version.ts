/**
 * The version of what is kept of texts. It goes up by one whenever something else is made of the same text: its
 * test says so.
 */
export const READING_VERSION = 7
