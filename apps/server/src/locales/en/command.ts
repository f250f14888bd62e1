import type { Like } from '@forkshop/domain'
import type { messages as french } from '../fr/command.ts'

export const messages: Like<typeof french> = {
  noLibrary: 'There is no library in {folder}.',
  notEmpty: '{folder} is there already and not empty.',
  page: 'Page {number}',
  pageOf: 'Page {number} of {count}',
  failure: {
    noRoom: 'The disk is full, or a quota is used up. Make room and run this again.',
    portTaken:
      'Port {port} is taken by another program. Stop it, or set FORKSHOP_PORT to another port.',
    portForbidden:
      'This account may not listen on port {port}. Set FORKSHOP_PORT to a port above 1023.',
    noSuchAddress:
      'This machine does not have the address {address}. Set FORKSHOP_HOST to one of its own.',
    unwritable:
      '{path} cannot be written: the disk is read-only, or the folder belongs to another account. Mend that, or set FORKSHOP_DATA to another folder.',
    dataFolder: 'The data folder',
  },
  backup: {
    postgres:
      'The records of this library are in PostgreSQL: save them with pg_dump first, then copy the rest with --without-records.',
    within: 'A backup cannot stand inside the data folder {folder}.',
    lineage: 'Lineage {number} of {count}',
    done: 'Backed up into {folder}: {files} files, {megabytes} MB.',
    noSecret: 'The secret is not in it: FORKSHOP_SECRET sets it, and has to be kept elsewhere.',
    problem: 'The library itself is damaged, run forkshop check: {problem}',
  },
  check: {
    held: 'A server or a command is using this library: stop it first.',
    rebuilt:
      'Made again from git: pages {pages}, proposals {proposals}, accounts without password {accounts}.',
  },
  export: {
    unknown: 'There is no page {slug}.',
    notPublic: 'The page {slug} is not public: --all takes it along.',
    missing: '{file}: not in git; run forkshop check.',
    'name-taken': '{file}: another picture has this name; the one of its page is in git/.',
    done: 'Pages: {pages}, ideas: {ideas}, proposals: {proposals}, comments: {comments}. All in {folder}.',
  },
  restore: {
    file: 'File {number} of {count}',
    missing: '{folder} is no whole backup: it has no manifest.json.',
    broken: 'The manifest.json of {folder} cannot be read.',
    later: '{folder} was made by a later Forkshop.',
    damaged: '{file} is missing or not what it was.',
    nothingRestored: 'The backup is damaged: nothing was restored.',
    notEmpty: 'The data folder {folder} is not empty.',
    held: 'Somebody is using the data folder {folder}.',
    done: 'The library of {made} is in {folder}: {files} files.',
    loadDump:
      'Its records are not in the backup: load the dump of PostgreSQL, then run forkshop check --rebuild.',
    notPostgres: 'Its records are in SQLite: unset FORKSHOP_DATABASE_URL before you serve it.',
  },
  import: {
    notThere: 'There is nothing at {source}.',
    unknownAccount: 'There is no account {email}.',
    busy: 'Another command is using this library; try again in a moment.',
    stopping: 'Stopping ...',
    cancelled: 'Stopped. Nothing was imported.',
    failed: 'Nothing was imported.',
    step: {
      waiting: 'Waiting',
      fetching: 'Fetching',
      reading: 'Reading the history',
      making: 'Making pages',
      storing: 'Storing',
    },
    progress: '{step} {percent}%',
    made: '{n} new revision | {n} new revisions',
    fork: 'fork of {slug}, {ahead} ahead, {behind} behind',
    proposal: 'changed here too: what is new is proposal {number}',
    left: 'Left out:',
    related: 'Related to {source}: {ahead} commits ahead, {behind} behind.',
    warnings: 'Front matter to look at:',
    sum: 'Pages made: {made}, there already: {known}, left out: {left}.',
  },
  diff: {
    kind: {
      changed: 'changed',
      added: 'added',
      removed: 'removed',
      moved: 'moved',
      'moved-changed': 'moved and changed',
      split: 'split',
      joined: 'joined',
      blank: 'white space only',
      writing: 'reads the same',
    },
    onlyBlank: 'Only white space differs.',
    onlyWriting: 'Only the way it is written differs.',
    degraded: 'Compared coarsely: passages may show as wholly replaced.',
    form: {
      code: 'code',
      html: 'HTML',
      paragraphs: 'paragraphs',
      sections: 'headings and paragraphs',
      several: 'several passages',
      paragraph: 'paragraph',
      bullets: 'bulleted list',
      numbers: 'numbered list',
      tasks: 'task list',
      quote: 'quotation',
      'heading-1': 'level 1 heading',
      'heading-2': 'level 2 heading',
      'heading-3': 'level 3 heading',
      'heading-4': 'level 4 heading',
      'heading-5': 'level 5 heading',
      'heading-6': 'level 6 heading',
    },
  },
}
