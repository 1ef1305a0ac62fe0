/**
 * A Postgres on which tests make databases of their own. `npm run test:postgres` runs every test that imports this, on
 * Postgres alone: on the embedded database `npm test` has run them.
 */
export const postgresUrl = process.env['TEST_DATABASE_URL'];

export const isPostgresOnly = process.env['REQUIRE_POSTGRES'] !== undefined;

if (isPostgresOnly && !postgresUrl) {
  throw new Error('Set TEST_DATABASE_URL, e.g. postgres://postgres@127.0.0.1:5432/postgres');
}
