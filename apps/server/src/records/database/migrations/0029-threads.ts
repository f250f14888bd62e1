import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnsOf, type Columns, type DatabaseDialect } from './columns.ts'

/** Threads on any page: what was said of a proposal so far becomes the main thread of that proposal. */
export function threadTables(dialect: DatabaseDialect): Migration {
  const columns = columnsOf(dialect)
  return {
    async up(db: Kysely<unknown>) {
      await createThreads(db, columns)
      await createComments(db, columns)
      // a thread is named by its first comment
      await sql`insert into thread
        (id, page, kind, main, event, proposal, author, author_name, created)
        select c.id, c.page, 'remark', 1, p.event, c.proposal, c.author, c.author_name, c.created
        from comment c inner join proposal p on p.page = c.page and p.number = c.proposal
        where not exists (select 1 from comment b where b.page = c.page
          and b.proposal = c.proposal
          and (b.created < c.created or (b.created = c.created and b.id < c.id)))`.execute(db)
      await sql`insert into comment_next
        (id, thread, page, proposal, event, verdict, author, author_name, text, created, hidden, hidden_by)
        select c.id, t.id, c.page, c.proposal, t.event, c.verdict, c.author, c.author_name, c.text,
          c.created, c.hidden, c.hidden_by
        from comment c inner join thread t on t.page = c.page and t.proposal = c.proposal`.execute(
        db,
      )
      await db.schema.dropTable('comment').execute()
      await db.schema.alterTable('comment_next').renameTo('comment').execute()
      await createIndexes(db)
      await createSupport(db, columns)
      await db.schema.alterTable('told_act').addColumn('thread', columns.text).execute()
    },
  }
}

async function createThreads(db: Kysely<unknown>, { text, integer }: Columns): Promise<void> {
  await db.schema
    .createTable('thread')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('page', text, (column) => column.notNull().references('page.id'))
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('main', integer, (column) => column.notNull())
    .addColumn('event', text)
    .addColumn('at_revision', text)
    .addColumn('quote', text)
    .addColumn('prefix', text)
    .addColumn('suffix', text)
    .addColumn('draft', text)
    .addColumn('proposal', integer)
    .addColumn('compare_from', text)
    .addColumn('compare_to', text)
    .addColumn('author', text)
    .addColumn('author_name', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('answer', text)
    .addColumn('resolved', text)
    .addColumn('resolved_by', text)
    .addColumn('resolved_by_name', text)
    .addForeignKeyConstraint('thread_proposal', ['page', 'proposal'], 'proposal', [
      'page',
      'number',
    ])
    .execute()
  await db.schema.createIndex('thread_page').on('thread').columns(['page', 'created']).execute()
  await sql`create unique index thread_main on thread (page, proposal) where main = 1`.execute(db)
}

async function createComments(db: Kysely<unknown>, { text, integer }: Columns): Promise<void> {
  await db.schema
    .createTable('comment_next')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('thread', text, (column) => column.notNull().references('thread.id'))
    .addColumn('page', text, (column) => column.notNull())
    .addColumn('proposal', integer)
    .addColumn('event', text)
    .addColumn('verdict', text, (column) => column.notNull())
    .addColumn('author', text)
    .addColumn('author_name', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('created', text, (column) => column.notNull())
    .addColumn('edited', text)
    .addColumn('deleted', text)
    .addColumn('hidden', text)
    .addColumn('hidden_by', text)
    .execute()
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string, columns: string[]) =>
    db.schema.createIndex(name).on('comment').columns(columns).execute()
  await index('comment_of', ['page', 'proposal', 'created'])
  await index('comment_thread', ['thread', 'created'])
  await index('comment_author', ['author', 'created'])
}

async function createSupport(db: Kysely<unknown>, { text }: Columns): Promise<void> {
  await db.schema
    .createTable('comment_support')
    .addColumn('comment', text, (column) => column.notNull().references('comment.id'))
    .addColumn('supporter', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('comment_support_key', ['comment', 'supporter'])
    .execute()
}
