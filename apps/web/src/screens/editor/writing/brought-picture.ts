/**
 * The picture that is pasted or dropped; null where there is none, and where words come with it: office
 * programs add a picture of what was copied.
 */
export const pictureBrought = (
  data: Pick<DataTransfer, 'files' | 'getData'> | null,
): File | null => {
  if (data === null || data.getData('text/plain').trim() !== '') return null
  return [...data.files].find((file) => file.type.startsWith('image/')) ?? null
}
