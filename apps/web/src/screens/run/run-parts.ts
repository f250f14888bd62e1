/** What a day needs later: fetched at once where it has to go on without a network. */
export const runParts = {
  time: () => import('./TimeDialog.vue'),
  note: () => import('./NoteDialog.vue'),
  insert: () => import('./InsertDialog.vue'),
  step: () => import('./StepDialog.vue'),
  close: () => import('./CloseDialog.vue'),
  menu: () => import('./RunMenu.vue'),
  toasts: () => import('../../ui/ToastHost.vue'),
}
