/** What the address says of the state that is opened. */
export const stateInAddress = (): string | null => new URL(location.href).searchParams.get('state')

/** Says in the address which state is opened, so that somebody else can be led to it. */
export const sayStateInAddress = (id: number | null): void => {
  const address = new URL(location.href)
  if (id === null) address.searchParams.delete('state')
  else address.searchParams.set('state', String(id))
  if (address.href !== location.href) history.replaceState(history.state, '', address)
}
