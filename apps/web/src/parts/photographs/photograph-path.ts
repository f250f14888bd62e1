/** Where the bytes of a photograph are, or of a small one of it. */
export const photographPath = (id: string, size: 'small' | 'large'): string =>
  `/api/v1/photographs/${id}?size=${size}`
