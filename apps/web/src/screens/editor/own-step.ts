/** Marks a transaction of the draft that is undone by itself. */
export const OWN_STEP = 'ownUndoStep'
