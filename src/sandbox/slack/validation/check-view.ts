import { checkBlocks } from './check-blocks.ts';
import { plainText } from './composition-objects.ts';
import type { Problem } from './problem.ts';
import {
  among,
  count,
  flag,
  inside,
  isRecord,
  kindOf,
  type Place,
  type Rule,
  refuse,
  shape,
  text,
} from './rules.ts';
import { checkSurface, holdsInput } from './surfaces.ts';
import { checkUniqueIds } from './unique-ids.ts';

const BLOCKS = 100;
const BYTES = 250_000;

const view: Place = { pointer: '', name: 'view', code: 'invalid_arguments', where: '' };

/** Blocks have their own error, so they are judged apart. */
const later: Rule = () => [];
const common = {
  private_metadata: text({ min: 0, max: 3000 }),
  callback_id: text({ max: 255 }),
  external_id: text({ max: 255 }),
};

const home = shape({ required: { type: among('home'), blocks: later }, optional: common });
const modal = shape({
  required: { type: among('modal'), title: plainText(24), blocks: later },
  optional: {
    ...common,
    submit: plainText(24),
    close: plainText(24),
    clear_on_close: flag,
    notify_on_close: flag,
  },
});

/** Judges a modal or a Home tab. Pointers are into the view. */
export function checkView(payload: unknown): Problem[] {
  if (!isRecord(payload)) return [refuse(view, `must be an object, and is ${kindOf(payload)}`)];
  const kind = payload['type'];
  if (kind !== 'modal' && kind !== 'home') return among('modal', 'home')(kind, inside(view, 'type'));
  const named = { ...view, name: kind };
  const problems = kind === 'modal' ? modal(payload, named) : home(payload, named);

  const blocks = payload['blocks'];
  if (blocks !== undefined) {
    const place = inside({ ...named, code: 'invalid_blocks' }, 'blocks', 'blocks');
    const found = checkBlocks(blocks, place, BLOCKS);
    problems.push(...found.problems, ...checkSurface(found.placed, kind), ...checkUniqueIds(found.placed));
    if (Array.isArray(blocks) && blocks.length === 0)
      problems.push(refuse(place, 'must hold at least 1 block'));
  }
  if (kind === 'modal' && holdsInput(blocks) && payload['submit'] === undefined) {
    problems.push(refuse(inside(named, 'submit'), 'is required, because the modal holds input blocks'));
  }
  const bytes = Buffer.byteLength(JSON.stringify(payload));
  if (bytes > BYTES) {
    const why = `is ${count(bytes)} bytes; Slack takes at most ${count(BYTES)}`;
    problems.push(refuse({ ...named, code: 'view_too_large' }, why));
  }
  return problems;
}
