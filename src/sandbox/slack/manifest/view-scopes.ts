import { inputElements } from '../validation/index.ts';

/** The scope without which no view may hold such an element. Source: docs.slack.dev, each element's page. */
const elementScopes = new Map([['file_input', 'files:read']]);

/** What Slack adds to `missing_scope` for a view with something in it that the app has no scope for; or nothing. */
export function missingForView(
  blocks: unknown,
  granted: readonly string[],
): { needed: string; provided: string } | undefined {
  const needed = inputElements(blocks)
    .flatMap(({ element }) => elementScopes.get(element.type) ?? [])
    .find((scope) => !granted.includes(scope));
  return needed === undefined ? undefined : { needed, provided: granted.join(',') };
}
