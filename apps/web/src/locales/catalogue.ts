import type { messages as accounts } from './fr/accounts.ts'
import type { messages as board } from './fr/board.ts'
import type { messages as compare } from './fr/compare.ts'
import type { messages as conflicts } from './fr/conflicts.ts'
import type { messages as creating } from './fr/creating.ts'
import type { messages as dialogs } from './fr/dialogs.ts'
import type { messages as discussion } from './fr/discussion.ts'
import type { messages as drafting } from './fr/drafting.ts'
import type { messages as earlier } from './fr/earlier.ts'
import type { messages as editor } from './fr/editor.ts'
import type { messages as feeds } from './fr/feeds.ts'
import type { messages as fields } from './fr/fields.ts'
import type { messages as history } from './fr/history.ts'
import type { messages as ideas } from './fr/ideas.ts'
import type { messages as imports } from './fr/imports.ts'
import type { messages as inside } from './fr/inside.ts'
import type { messages as join } from './fr/join.ts'
import type { messages as kept } from './fr/kept.ts'
import type { messages as library } from './fr/library.ts'
import type { messages as licensing } from './fr/licensing.ts'
import type { messages as lineage } from './fr/lineage.ts'
import type { messages as losses } from './fr/losses.ts'
import type { messages as lost } from './fr/lost.ts'
import type { messages as me } from './fr/me.ts'
import type { messages as notices } from './fr/notices.ts'
import type { messages as offers } from './fr/offers.ts'
import type { messages as passage } from './fr/passage.ts'
import type { messages as paste } from './fr/paste.ts'
import type { messages as planner } from './fr/planner.ts'
import type { messages as print } from './fr/print.ts'
import type { messages as prepare } from './fr/prepare.ts'
import type { messages as privacy } from './fr/privacy.ts'
import type { messages as proposals } from './fr/proposals.ts'
import type { messages as provenance } from './fr/provenance.ts'
import type { messages as reading } from './fr/reading.ts'
import type { messages as register } from './fr/register.ts'
import type { messages as registration } from './fr/registration.ts'
import type { messages as report } from './fr/report.ts'
import type { messages as room } from './fr/room.ts'
import type { messages as run } from './fr/run.ts'
import type { messages as screen } from './fr/screen.ts'
import type { messages as shell } from './fr/shell.ts'
import type { messages as states } from './fr/states.ts'
import type { messages as taught } from './fr/taught.ts'
import type { messages as upstream } from './fr/upstream.ts'
import type { messages as translation } from './fr/translation.ts'
import type { messages as welcome } from './fr/welcome.ts'

/** The texts of the interface by feature; the French ones are what every language has. */
export type Catalogue = {
  readonly accounts: typeof accounts
  readonly board: typeof board
  readonly compare: typeof compare
  readonly conflicts: typeof conflicts
  readonly creating: typeof creating
  readonly dialogs: typeof dialogs
  readonly discussion: typeof discussion
  readonly drafting: typeof drafting
  readonly earlier: typeof earlier
  readonly editor: typeof editor
  readonly feeds: typeof feeds
  readonly fields: typeof fields
  readonly history: typeof history
  readonly ideas: typeof ideas
  readonly imports: typeof imports
  readonly inside: typeof inside
  readonly join: typeof join
  readonly kept: typeof kept
  readonly library: typeof library
  readonly licensing: typeof licensing
  readonly lineage: typeof lineage
  readonly losses: typeof losses
  readonly lost: typeof lost
  readonly me: typeof me
  readonly notices: typeof notices
  readonly offers: typeof offers
  readonly passage: typeof passage
  readonly paste: typeof paste
  readonly planner: typeof planner
  readonly print: typeof print
  readonly prepare: typeof prepare
  readonly privacy: typeof privacy
  readonly proposals: typeof proposals
  readonly provenance: typeof provenance
  readonly reading: typeof reading
  readonly register: typeof register
  readonly registration: typeof registration
  readonly report: typeof report
  readonly room: typeof room
  readonly run: typeof run
  readonly screen: typeof screen
  readonly shell: typeof shell
  readonly states: typeof states
  readonly taught: typeof taught
  readonly upstream: typeof upstream
  readonly translation: typeof translation
  readonly welcome: typeof welcome
}
