import { type Endpoint, nameOf } from './endpoints.ts';
import { ZoomRefused, zoomCode } from './errors.ts';

/**
 * Puts the parameters into an endpoint's path.
 * @throws ZoomRefused for an id that would make another path of it
 */
export function fillPath(endpoint: Endpoint, params: Record<string, string> = {}): string {
  return endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    // An empty id would address the whole list, and dots the path above.
    if (/^\.{0,2}$/.test(value.trim())) {
      throw new ZoomRefused({
        endpoint: nameOf(endpoint),
        code: zoomCode.malformed,
        reason: 'the id is missing or not one',
        fields: [{ field: name, message: 'must be an id' }],
      });
    }
    return encodeURIComponent(value);
  });
}
