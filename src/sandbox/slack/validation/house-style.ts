import { elementsOf, placedBlocks } from './placed-blocks.ts';
import type { Problem } from './problem.ts';
import { inside, isRecord, type Place, refuse } from './rules.ts';

const place: Place = { pointer: '', name: 'message', code: 'house_style', where: '' };

/**
 * What Slack allows and this project does not: two `primary` buttons on one surface, a `danger` button without a
 * confirm dialog, a message of blocks without `text`. Takes a message payload, a view, or bare blocks.
 */
export function checkHouseStyle(surface: unknown): Problem[] {
  const whole = isRecord(surface) ? surface : undefined;
  const blocks = whole
    ? placedBlocks(whole['blocks'], inside(place, 'blocks', 'blocks'))
    : placedBlocks(surface, place);
  const styled = blocks.flatMap(elementsOf).filter(({ value }) => value['style'] !== undefined);
  const primary = styled.filter(({ value }) => value['style'] === 'primary');
  const problems = [
    ...primary
      .slice(1)
      .map((one) => refuse(inside(one.place, 'style'), 'is a second primary; a screen has one at most')),
    ...styled
      .filter(({ value }) => value['style'] === 'danger' && !isRecord(value['confirm']))
      .map((one) => refuse(inside(one.place, 'confirm'), 'is missing from a danger button')),
  ];
  const isView = whole?.['type'] === 'modal' || whole?.['type'] === 'home';
  if (whole && !isView && blocks.length > 0 && (typeof whole['text'] !== 'string' || whole['text'] === '')) {
    const why = 'is missing beside blocks; notifications and screen readers read it';
    problems.push(refuse(inside(place, 'text'), why));
  }
  return problems;
}
