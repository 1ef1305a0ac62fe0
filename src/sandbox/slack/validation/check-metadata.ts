import type { Problem } from './problem.ts';
import { count, inside, isRecord, kindOf, type Place, refuse, shape, text } from './rules.ts';

/** Slack has an error for metadata that is too large and does not say how large that is; this is our own measure. */
const BYTES = 8000;

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const isFlat = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isPlain);

/** Values are strings, numbers, booleans, flat objects of those, or arrays of flat objects. */
function payload(value: unknown, place: Place): Problem[] {
  if (!isRecord(value)) return [refuse(place, `must be an object, and is ${kindOf(value)}`)];
  return Object.entries(value)
    .filter(([, one]) => !isPlain(one) && !isFlat(one) && !(Array.isArray(one) && one.every(isFlat)))
    .map(([key]) =>
      refuse(inside(place, key), 'must be a string, number, boolean, flat object or array of these'),
    );
}

const metadataShape = shape({
  required: {
    event_type: text({ max: 255, matching: /^[A-Za-z0-9_]+$/, like: 'letters, digits and underscores' }),
    event_payload: payload,
  },
});

/** The `metadata` of a message: how a bot finds its own message again. */
export function checkMetadata(metadata: unknown, place: Place): Problem[] {
  if (!isRecord(metadata)) {
    const why = `must be an object, and is ${kindOf(metadata)}`;
    return [refuse({ ...place, code: 'invalid_metadata_format' }, why)];
  }
  const problems = metadataShape(metadata, { ...place, code: 'invalid_metadata_schema' });
  const bytes = Buffer.byteLength(JSON.stringify(metadata));
  if (bytes > BYTES) {
    const why = `is ${count(bytes)} bytes; at most ${count(BYTES)} are taken`;
    problems.push(refuse({ ...place, code: 'metadata_too_large' }, why));
  }
  return problems;
}
