import { type Endpoint, endpoints, nameOf } from './endpoints.ts';
import { ZoomRefused, zoomCode } from './errors.ts';

/**
 * Puts the parameters into an endpoint's path.
 * @throws ZoomRefused for an id that would make another path of it
 */
export function fillPath(endpoint: Endpoint, params: Record<string, string> = {}): string {
  const filled = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    // An empty id would address the whole list, and dots the path above.
    if (/^\.{0,2}$/.test(value.trim())) throw noId(endpoint, name);
    return encodeURIComponent(value);
  });
  // `inventory` for one, in the place of a number's id.
  if (filled !== endpoint.path && FIXED.has(filled)) throw noId(endpoint, Object.keys(params)[0]);
  return filled;
}

const FIXED: ReadonlySet<string> = new Set(Object.values(endpoints).map(({ path }) => path));

function noId(endpoint: Endpoint, field: string | undefined): ZoomRefused {
  return new ZoomRefused({
    endpoint: nameOf(endpoint),
    code: zoomCode.malformed,
    reason: 'the id is missing or not one',
    fields: [{ field, message: 'must be an id' }],
  });
}
