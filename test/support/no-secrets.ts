import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { openPglite } from '../../src/store/pglite.ts';
import type { RunningWorkspace } from './start-workspace.ts';

/** Everything that a run left somewhere: where, and what stands there. */
type Trace = { where: string; text: string };

/**
 * Where any of these texts has been left by a run, which is over by then: in the tables and in the files of the
 * database, in the log, in what the bot said to Slack (`records`), and in what Slack shows.
 * @returns the places, each once; none when there is nothing to be found
 */
export async function placesOf(texts: readonly string[], workspace: RunningWorkspace): Promise<string[]> {
  await workspace.bot.stop();
  const traces: Trace[] = [
    { where: 'the log', text: workspace.log.text() },
    { where: 'said to Slack', text: workspace.said.join('\n') },
    { where: 'shown by Slack', text: JSON.stringify(workspace.slack.snapshot()) },
    ...(await filesIn(workspace.dataDir)),
    ...(await tablesIn(join(workspace.dataDir, 'database'))),
  ];
  const found = traces.flatMap(({ where, text }) =>
    texts.some((each) => text.includes(each)) ? [where] : [],
  );
  return [...new Set(found)].toSorted();
}

const names = z.object({ rows: z.array(z.object({ name: z.string() })) });
const contents = z.object({ rows: z.array(z.record(z.string(), z.unknown())) });

/** What stands in every table, those of the job queue too. */
async function tablesIn(folder: string): Promise<Trace[]> {
  const store = await openPglite(folder);
  try {
    const query = sql`select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
    const traces: Trace[] = [];
    for (const { name } of names.parse(await store.db.execute(query)).rows) {
      const { rows } = contents.parse(await store.db.execute(sql.raw(`select * from ${name}`)));
      traces.push({ where: `table ${name}`, text: JSON.stringify(rows) });
    }
    return traces;
  } finally {
    await store.close();
  }
}

/** What was deleted stands in the database's files for a while. */
async function filesIn(folder: string): Promise<Trace[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => ({ where: 'files of the database', text: await readFile(file, 'latin1') })),
  );
}
