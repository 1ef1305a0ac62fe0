import { hash } from '../../src/sandbox/zoom/random.ts';

/** As the local Zoom's portability check names them, in the order it takes them by. */
const CARRIERS = ['AT&T', 'Verizon', 'T-Mobile', 'Comcast Business', 'Lumen', 'Windstream', 'Bandwidth'];

/**
 * Numbers that the local Zoom says can be ported from a carrier, different ones at every call of the same source.
 * @param areaCode one in which the company has no numbers with the exchange 555
 */
export function portableNumbers(areaCode: string) {
  let line = 5_000;
  return (carrier: string, count: number, kind: 'local' | 'mobile' = 'local'): string[] => {
    const found: string[] = [];
    while (found.length < count) {
      const number = `+1${areaCode}555${++line}`;
      const isMobile = hash(number) % 5 === 0;
      const isCarrier = CARRIERS[hash(number) % CARRIERS.length] === carrier;
      if (isCarrier && isMobile === (kind === 'mobile') && !number.endsWith('13')) found.push(number);
    }
    return found;
  };
}
