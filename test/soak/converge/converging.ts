import { TEXT } from '@forkshop/server/src/testing/draft-server.ts'

/** The text that each draft begins with: something of all that the acts are about. */
export const converging = `${TEXT}
Un mot après l’autre.

- Une chaise
- Une table

| Heure | Durée | Étape |
| --- | --- | --- |
| 09:00 | 10 min | Accueil |
| 09:10 | 20 min | Tour |

> Une phrase que quelqu’un a dite.
`
